package org.anju.verification.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.anju.common.problem.ProblemException;
import org.anju.verification.rule.Finding;
import org.anju.verification.submission.Receipt.Status;

/**
 * What became of one submission, before it is put into a language.
 *
 * @param findings what rules have found in a record that was kept
 * @param problem why nothing was kept, or null
 */
record Outcome(
        Status status,
        String state,
        long version,
        Instant receivedAt,
        List<Finding> findings,
        ProblemException problem) {

    static Outcome kept(Status status, String state, long version, Instant receivedAt, List<Finding> findings) {
        return new Outcome(status, state, version, receivedAt, findings, null);
    }

    Outcome withFindingsOf(Outcome other) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(other.findings);
        return new Outcome(status, state, version, receivedAt, List.copyOf(all), problem);
    }

    static Outcome parked(Instant receivedAt) {
        return new Outcome(Status.PARKED, null, 0, receivedAt, List.of(), null);
    }

    static Outcome conflict(Submission submission) {
        return new Outcome(Status.CONFLICT, null, 0, null, List.of(), Refusals.idTaken(submission.id()));
    }

    static Outcome refused(ProblemException problem) {
        return new Outcome(Status.REFUSED, null, 0, null, List.of(), problem);
    }
}
