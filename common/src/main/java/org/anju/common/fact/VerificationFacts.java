package org.anju.common.fact;

import java.time.Instant;
import java.util.UUID;

/**
 * The snapshot in every {@code org.anju.verification.*} event.
 *
 * @param revision grows with every record that comes to stand for its household in its campaign: the highest counts
 * @param version grows with every change of the record
 * @param situation {@link #CONFIDENTIAL} in events where the rule set keeps it from those below the county
 * @param competing another record stands for the household, be it another device's or a later revision: never counted
 *     as progress
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

    /** In place of a special situation that only the county and those above it are told. */
    public static final String CONFIDENTIAL = "CONFIDENTIAL";

    /** What the types of all its events begin with. */
    public static final String TYPES = "org.anju.verification.";

    public static final String SUBMITTED = "org.anju.verification.submitted.v1";
    public static final String COMPLETED = "org.anju.verification.completed.v1";
    public static final String APPROVED = "org.anju.verification.approved.v1";
    public static final String RETURNED = "org.anju.verification.returned.v1";
    public static final String CONFIRMED = "org.anju.verification.confirmed.v1";
    public static final String LOCKED = "org.anju.verification.locked.v1";

    /** Another record now stands for the household in its place. */
    public static final String REPLACED = "org.anju.verification.replaced.v1";

    /** A reviewer decided for it among competing records. */
    public static final String CHOSEN = "org.anju.verification.chosen.v1";

    /** The same, to be told where everybody hears it. */
    public VerificationFacts keepingSituation() {
        return new VerificationFacts(
                verificationId,
                campaignId,
                householdId,
                villageCode,
                revision,
                version,
                state,
                competing,
                assuranceCategory,
                assuranceMode,
                secured,
                safetyGrade,
                CONFIDENTIAL,
                photoCount,
                visitedAt,
                receivedAt,
                completedAt);
    }
}
