package org.anju.common.fact;

import java.time.Instant;
import java.util.UUID;

/**
 * What a second verifier found of a household that was drawn for a recheck, and what was done about it. The snapshot in every
 * {@code org.anju.recheck.*} event; never counted as progress.
 *
 * @param verificationId the record that was drawn
 * @param level who looked again: COUNTY or TOWNSHIP
 * @param version grows with every change of the recheck
 * @param result AGREES, DIFFERS or NOT_REACHED
 * @param severity ERROR or REMARK where it differs, or null
 * @param settlement RETURN, OPEN_PROBLEM or KEEP_FIRST once a difference is settled, or null
 */
public record RecheckFacts(
        UUID recheckId,
        UUID sampleId,
        UUID campaignId,
        UUID householdId,
        UUID verificationId,
        String villageCode,
        String level,
        long version,
        String result,
        String severity,
        String settlement,
        Instant visitedAt,
        Instant recordedAt,
        Instant settledAt) {

    /** What the types of all its events begin with. */
    public static final String TYPES = "org.anju.recheck.";

    public static final String RECORDED = "org.anju.recheck.recorded.v1";
    public static final String SETTLED = "org.anju.recheck.settled.v1";
}
