package org.anju.verification.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.verification.rule.Finding;
import org.anju.verification.submission.Receipt.Status;

/**
 * What became of one submission, before it is put into a language.
 *
 * @param findings what rules have found in a record that was kept
 * @param photosElsewhere those of its photos that belong to another record or household
 * @param problem why nothing was kept, or null
 */
record Outcome(
        Status status,
        String state,
        long version,
        Instant receivedAt,
        List<Finding> findings,
        List<UUID> photosElsewhere,
        ProblemException problem) {

    static Outcome kept(
            Status status,
            String state,
            long version,
            Instant receivedAt,
            List<Finding> findings,
            List<UUID> photosElsewhere) {
        return new Outcome(status, state, version, receivedAt, findings, photosElsewhere, null);
    }

    Outcome withFindingsOf(Outcome other) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(other.findings);
        return new Outcome(status, state, version, receivedAt, List.copyOf(all), photosElsewhere, problem);
    }

    static Outcome parked(Instant receivedAt) {
        return new Outcome(Status.PARKED, null, 0, receivedAt, List.of(), List.of(), null);
    }

    static Outcome conflict(Submission submission) {
        return new Outcome(Status.CONFLICT, null, 0, null, List.of(), List.of(), Refusals.idTaken(submission.id()));
    }

    static Outcome refused(ProblemException problem) {
        return new Outcome(Status.REFUSED, null, 0, null, List.of(), List.of(), problem);
    }
}
