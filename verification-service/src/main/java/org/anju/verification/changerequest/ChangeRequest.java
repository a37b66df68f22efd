package org.anju.verification.changerequest;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * That a record of a closed village be changed, or a household be let in.
 *
 * @param verificationId the locked record, or null where the household has none
 * @param usedBy the record that came by it, or null
 */
record ChangeRequest(
        UUID id,
        UUID campaignId,
        UUID householdId,
        UUID verificationId,
        String villageCode,
        ChangeRequestState state,
        String reason,
        String change,
        String requestedBy,
        String requestedByName,
        Instant requestedAt,
        String decidedByName,
        Instant decidedAt,
        String decisionNote,
        UUID usedBy,
        Instant usedAt,
        UUID certificateId) {

    /** Whether both ask for the same, whatever became of the one that is stored. */
    boolean asksTheSameAs(ChangeRequest other) {
        return campaignId.equals(other.campaignId)
                && householdId.equals(other.householdId)
                && Objects.equals(verificationId, other.verificationId)
                && reason.equals(other.reason)
                && change.equals(other.change)
                && requestedBy.equals(other.requestedBy);
    }
}
