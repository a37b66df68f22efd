package org.anju.household.changes;

import java.time.Instant;
import org.anju.common.fact.HouseholdFacts;

/**
 * A household in its latest state.
 *
 * @param household what others may know of it, as in events
 */
record ChangedHousehold(HouseholdFacts household, Instant changedAt) {}
