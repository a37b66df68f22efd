package org.anju.household.roster.storage;

/** What becomes of a roster's households. */
public record HouseholdCounts(long added, long changed, long unchanged) {

    public static final HouseholdCounts NONE = new HouseholdCounts(0, 0, 0);
}
