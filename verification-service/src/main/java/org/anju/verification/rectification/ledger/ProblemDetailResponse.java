package org.anju.verification.rectification.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.verification.rectification.EscalationLevel;
import org.anju.verification.rectification.Problem;
import org.anju.verification.rectification.ProblemPhotos.ProblemPhoto;
import org.anju.verification.rectification.ProblemResponse;
import org.anju.verification.rectification.ProblemState;
import org.anju.verification.rectification.ProblemStep;
import org.anju.verification.rectification.Step;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem with its photos and with all that was done about it.
 *
 * @param photos of the present rectification and of earlier ones
 * @param history from its beginning
 */
@Schema(name = "HousingProblemDetail")
record ProblemDetailResponse(
        @JsonUnwrapped ProblemResponse problem, List<PhotoResponse> photos, List<StepResponse> history) {

    /**
     * @param present whether it belongs to the present rectification
     * @param storedAt absent while it is on its way
     */
    @Schema(name = "HousingProblemPhoto")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PhotoResponse(UUID photoId, String slot, boolean present, Instant storedAt, String rejectedReason) {

        private static PhotoResponse from(ProblemPhoto photo, Problem problem) {
            return new PhotoResponse(
                    photo.photoId(),
                    photo.slot(),
                    photo.rectificationId().equals(problem.rectificationId()),
                    photo.storedAt(),
                    photo.rejectedReason());
        }
    }

    /**
     * @param fromState absent for the first
     * @param verificationId the record that the step rests on
     */
    @Schema(name = "HousingProblemStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepResponse(
            Step step,
            ProblemState fromState,
            ProblemState toState,
            String note,
            String assignee,
            LocalDate dueOn,
            LocalDate plannedFor,
            EscalationLevel escalation,
            UUID verificationId,
            String actedBy,
            Instant actedAt) {

        private static StepResponse from(ProblemStep step) {
            return new StepResponse(
                    step.step(),
                    step.fromState(),
                    step.toState(),
                    step.note(),
                    step.assignee(),
                    step.dueOn(),
                    step.plannedFor(),
                    step.escalation(),
                    step.verificationId(),
                    step.actedByName(),
                    step.actedAt());
        }
    }

    static ProblemDetailResponse from(
            Problem problem, LocalDate today, List<ProblemPhoto> photos, List<ProblemStep> history) {
        return new ProblemDetailResponse(
                ProblemResponse.from(problem, today),
                photos.stream().map(photo -> PhotoResponse.from(photo, problem)).toList(),
                history.stream().map(StepResponse::from).toList());
    }
}
