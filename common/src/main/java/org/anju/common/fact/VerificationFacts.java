package org.anju.common.fact;

import java.time.Instant;
import java.util.UUID;

/**
 * The snapshot in every {@code org.anju.verification.*} event.
 *
 * @param version grows with every change of the record
 * @param competing another device's record for a household that has one already: never counted as progress
 */
public record VerificationFacts(
        UUID verificationId,
        UUID campaignId,
        UUID householdId,
        String villageCode,
        int revision,
        long version,
        String state,
        boolean competing,
        String assuranceCategory,
        String assuranceMode,
        boolean secured,
        String safetyGrade,
        String situation,
        int photoCount,
        Instant visitedAt,
        Instant receivedAt,
        Instant completedAt) {

    /** What the types of all its events begin with. */
    public static final String TYPES = "org.anju.verification.";

    public static final String SUBMITTED = "org.anju.verification.submitted.v1";
    public static final String COMPLETED = "org.anju.verification.completed.v1";
}
