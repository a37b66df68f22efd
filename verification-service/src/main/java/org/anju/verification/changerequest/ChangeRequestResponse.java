package org.anju.verification.changerequest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param usedBy the record that came by it
 * @param certificateId of the closing that settled it
 */
@Schema(name = "ChangeRequest")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeRequestResponse(
        UUID id,
        UUID campaignId,
        UUID householdId,
        UUID verificationId,
        String villageCode,
        ChangeRequestState state,
        String reason,
        String change,
        String requestedBy,
        Instant requestedAt,
        String decidedBy,
        Instant decidedAt,
        String decisionNote,
        UUID usedBy,
        Instant usedAt,
        UUID certificateId) {

    static ChangeRequestResponse from(ChangeRequest request) {
        return new ChangeRequestResponse(
                request.id(),
                request.campaignId(),
                request.householdId(),
                request.verificationId(),
                request.villageCode(),
                request.state(),
                request.reason(),
                request.change(),
                request.requestedByName(),
                request.requestedAt(),
                request.decidedByName(),
                request.decidedAt(),
                request.decisionNote(),
                request.usedBy(),
                request.usedAt(),
                request.certificateId());
    }
}
