package org.anju.verification.review.timeline;

import java.util.Map;
import org.anju.verification.record.RecordStandings;
import org.anju.verification.record.RecordStep;

/** What a timeline tells of; of several things at one moment, in this order. */
enum TimelineStep {
    /** From when on the submission waited for its household, or for the record that it corrects. */
    PARKED,
    SUBMITTED,
    PHOTO_STORED,
    PHOTO_REJECTED,
    COMPLETED,
    FINDING_FOUND,
    FINDING_SETTLED,
    APPROVED,
    CONFIRMED,
    LOCKED,
    /** By an approved change request. */
    REOPENED,
    RETURNED,
    /** Whoever recorded it was shown that it came back. */
    RETURN_SEEN,
    CHOSEN,
    DISMISSED,
    /** A correction or a later visit took its place. */
    REPLACED,
    /** What other parts of the service have written down. */
    OTHER;

    private static final Map<String, TimelineStep> BY_NAME = Map.of(
            "PARK",
            PARKED,
            RecordStep.APPROVE.name(),
            APPROVED,
            RecordStep.CONFIRM.name(),
            CONFIRMED,
            RecordStep.RETURN.name(),
            RETURNED,
            RecordStep.LOCK.name(),
            LOCKED,
            RecordStep.REOPEN.name(),
            REOPENED,
            RecordStandings.CHOOSE,
            CHOSEN,
            RecordStandings.DISMISS,
            DISMISSED);

    /** @param name as in the table {@code timeline_entry} */
    static TimelineStep of(String name) {
        return BY_NAME.getOrDefault(name, OTHER);
    }
}
