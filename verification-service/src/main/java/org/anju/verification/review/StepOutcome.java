package org.anju.verification.review;

import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.verification.record.Standing;
import org.anju.verification.record.VerificationState;
import org.anju.verification.review.StepAnswer.Status;

/**
 * What became of one step, before it is put into a language.
 *
 * @param state of the record now, or null where it is not known or not the reviewer's to see, as are standing and version
 * @param problem why it was not taken, or null
 */
record StepOutcome(
        UUID id, Status status, VerificationState state, Standing standing, Long version, ProblemException problem) {

    static StepOutcome of(ReviewedRecord record, Status status, ProblemException problem) {
        return new StepOutcome(record.id(), status, record.state(), record.standing(), record.version(), problem);
    }

    static StepOutcome refused(UUID id, ProblemException problem) {
        return new StepOutcome(id, Status.REFUSED, null, null, null, problem);
    }

    static StepOutcome unknown(UUID id, ProblemException problem) {
        return new StepOutcome(id, Status.UNKNOWN, null, null, null, problem);
    }

    /** Alone, what was not taken is answered by its problem. */
    StepOutcome orThrow() {
        if (problem != null) {
            throw problem;
        }
        return this;
    }
}
