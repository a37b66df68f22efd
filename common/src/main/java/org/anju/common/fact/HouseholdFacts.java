package org.anju.common.fact;

import java.time.Instant;
import java.util.UUID;

/**
 * What others may know of a household: no personal data. The snapshot in every {@code org.anju.household.*} event.
 *
 * @param version grows with every change of the household
 * @param expectedMode the mode of assurance that the roster was marked with beforehand, or null
 */
public record HouseholdFacts(
        UUID householdId,
        String householdNo,
        String villageCode,
        String povertyAttribute,
        String expectedMode,
        int memberCount,
        Status status,
        long version,
        Instant occurredAt) {

    /** What the types of all its events begin with. */
    public static final String TYPES = "org.anju.household.";

    public static final String REGISTERED = "org.anju.household.registered.v1";
    public static final String CHANGED = "org.anju.household.changed.v1";
    public static final String REMOVED = "org.anju.household.removed.v1";

    public enum Status {
        ACTIVE,
        REMOVED
    }
}
