package org.anju.household.roster.storage;

/** What became of a roster's households. */
public record HouseholdCounts(long added, long changed, long unchanged) {}
