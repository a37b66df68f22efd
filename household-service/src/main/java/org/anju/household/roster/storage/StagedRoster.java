package org.anju.household.roster.storage;

/**
 * A roster that waits in this transaction to be merged.
 *
 * @param households what merging it would do
 * @param membersTold whether it tells of any member besides the heads
 */
public record StagedRoster(HouseholdCounts households, boolean membersTold) {

    static final StagedRoster NOTHING = new StagedRoster(HouseholdCounts.NONE, false);
}
