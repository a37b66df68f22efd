package org.anju.verification.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Violation;
import org.anju.verification.record.Standing;
import org.anju.verification.record.VerificationState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a step of review.
 *
 * @param state of the record now, as are standing and version
 */
@Schema(name = "ReviewAnswer")
@JsonInclude(JsonInclude.Include.NON_NULL)
record StepAnswer(UUID id, Status status, VerificationState state, Standing standing, Long version, Problem problem) {

    @Schema(name = "ReviewStatus")
    enum Status {
        DONE,
        /** It was done before. */
        SAME,
        /** The record has another state or version than the step needs. */
        CONFLICT,
        /** A rule speaks against it. */
        REFUSED,
        /** No such record in the caller's regions. */
        UNKNOWN
    }

    /** The problem that the item would have been answered with alone. */
    @Schema(name = "ReviewProblem")
    record Problem(String type, int status, String title, String detail, List<Violation> violations) {

        private static Problem of(ProblemException problem, List<Locale> languages) {
            return new Problem(
                    problem.type(),
                    problem.status(),
                    problem.title().in(languages),
                    problem.detail().in(languages),
                    problem.violations());
        }
    }

    static StepAnswer of(StepOutcome outcome, List<Locale> languages) {
        return new StepAnswer(
                outcome.id(),
                outcome.status(),
                outcome.state(),
                outcome.standing(),
                outcome.version(),
                outcome.problem() == null ? null : Problem.of(outcome.problem(), languages));
    }
}
