package org.anju.verification.review.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.verification.record.Returned;
import org.anju.verification.record.Standing;
import org.anju.verification.record.StoredFinding;
import org.anju.verification.record.VerificationState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A record that waits for a reviewer.
 *
 * @param householdNo absent where the household has moved out of the caller's regions
 * @param stateSince from when on it has waited
 * @param risk how closely to look: grows with unsettled findings, special situations and what was not seen from inside
 * @param competing undecided records that compete with it
 * @param returned why it was sent back; only of records that were
 * @param yours recorded by the caller, or in his company: by rule Q16 somebody else's to review
 */
@Schema(name = "ReviewQueueItem")
@JsonInclude(JsonInclude.Include.NON_NULL)
record QueueItem(
        UUID id,
        Task task,
        UUID householdId,
        String householdNo,
        String villageCode,
        int revision,
        long version,
        VerificationState state,
        Standing standing,
        Instant stateSince,
        int risk,
        long competing,
        boolean yours,
        boolean secured,
        String assuranceCategory,
        String assuranceMode,
        String safetyGrade,
        String situation,
        int photoCount,
        Instant visitedAt,
        Instant receivedAt,
        String submittedBy,
        List<StoredFinding> findings,
        Returned returned) {

    @Schema(name = "ReviewTask")
    enum Task {
        /** Township: approve or return. */
        APPROVE,
        /** Township: compare, and choose one. */
        DECIDE,
        /** County: confirm or return. */
        CONFIRM,
        /** Whoever recorded it: record it again. */
        CORRECT,
        /** County: it is confirmed; settle what was found since, or return it. */
        SETTLE
    }

    static Task task(VerificationState state, Standing standing) {
        if (standing == Standing.COMPETING) {
            return Task.DECIDE;
        }
        return switch (state) {
            case TOWNSHIP_APPROVED -> Task.CONFIRM;
            case RETURNED -> Task.CORRECT;
            case COUNTY_CONFIRMED, LOCKED -> Task.SETTLE;
            case SUBMITTED, COMPLETED -> Task.APPROVE;
        };
    }

    QueueItem with(List<StoredFinding> found, Returned why) {
        return new QueueItem(
                id,
                task,
                householdId,
                householdNo,
                villageCode,
                revision,
                version,
                state,
                standing,
                stateSince,
                risk,
                competing,
                yours,
                secured,
                assuranceCategory,
                assuranceMode,
                safetyGrade,
                situation,
                photoCount,
                visitedAt,
                receivedAt,
                submittedBy,
                found,
                why);
    }
}
