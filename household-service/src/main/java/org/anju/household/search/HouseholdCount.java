package org.anju.household.search;

/** @param households how many fit now */
record HouseholdCount(long households) {}
