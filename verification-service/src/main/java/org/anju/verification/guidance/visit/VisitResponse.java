package org.anju.verification.guidance.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param tasks absent in lists */
@Schema(name = "GuidanceVisit")
@JsonInclude(JsonInclude.Include.NON_NULL)
record VisitResponse(
        UUID id,
        UUID campaignId,
        String region,
        LocalDate visitedOn,
        String notes,
        List<String> participants,
        List<TaskResponse> tasks,
        String recordedBy,
        Instant recordedAt) {

    static VisitResponse from(Visit visit, List<TaskResponse> tasks) {
        return new VisitResponse(
                visit.id(),
                visit.campaignId(),
                visit.regionCode(),
                visit.visitedOn(),
                visit.notes(),
                visit.participants(),
                tasks,
                visit.recordedByName(),
                visit.recordedAt());
    }
}
