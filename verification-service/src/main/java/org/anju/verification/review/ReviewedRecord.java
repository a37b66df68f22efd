package org.anju.verification.review;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.verification.record.Collectors;
import org.anju.verification.record.RecordStep;
import org.anju.verification.record.Standing;
import org.anju.verification.record.StoredFinding;
import org.anju.verification.record.VerificationState;

/**
 * A record as a reviewer finds it, locked until the review's transaction ends.
 *
 * @param competing how many records of the household compete with it
 * @param taken the steps that were taken with it, each at most once
 */
record ReviewedRecord(
        UUID id,
        VerificationState state,
        Standing standing,
        long version,
        Collectors collectors,
        long competing,
        List<StoredFinding> findings,
        Map<RecordStep, Taken> taken) {

    /** @param reason as in the timeline, or null */
    record Taken(String subject, String reason, String note) {}
}
