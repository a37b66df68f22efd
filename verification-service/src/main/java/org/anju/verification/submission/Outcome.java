package org.anju.verification.submission;

import java.time.Instant;
import org.anju.common.problem.ProblemException;
import org.anju.verification.submission.Receipt.Status;

/**
 * What became of one submission, before it is put into a language.
 *
 * @param problem why nothing was kept, or null
 */
record Outcome(Status status, String state, long version, Instant receivedAt, ProblemException problem) {

    static Outcome kept(Status status, String state, long version, Instant receivedAt) {
        return new Outcome(status, state, version, receivedAt, null);
    }

    static Outcome parked(Instant receivedAt) {
        return new Outcome(Status.PARKED, null, 0, receivedAt, null);
    }

    static Outcome conflict(Submission submission) {
        return new Outcome(Status.CONFLICT, null, 0, null, Refusals.idTaken(submission.id()));
    }

    static Outcome refused(ProblemException problem) {
        return new Outcome(Status.REFUSED, null, 0, null, problem);
    }
}
