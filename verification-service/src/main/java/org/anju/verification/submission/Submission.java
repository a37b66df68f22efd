package org.anju.verification.submission;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.problem.ProblemException;
import org.anju.verification.clock.ClockInterval;
import org.anju.verification.rule.Finding;
import org.anju.verification.rule.evaluation.RecordEvaluation;

/**
 * A record that was held against its rules and waits to be stored, or to be refused.
 *
 * @param revision 1, or one more than that of the record whose place it takes
 * @param detailsJson the record's details, or null
 * @param body the record as JSON in canonical form
 * @param digest SHA-256 of that form: two requests are the same when their digests are
 * @param clock what is known of the sending device's clock, or null
 * @param byVillage whether its campaign opens villages one by one
 * @param reopened whether an approved change request lets it into a closed village
 * @param evaluation the record held against its rules, for what shows when its household is known
 * @param findings what its rules have found in the record alone
 * @param refusal why its rules do not take it, or null; one that was stored under earlier rules is recognised all the same
 */
record Submission(
        SubmitVerificationRequest request,
        int revision,
        String detailsJson,
        byte[] body,
        byte[] digest,
        String submittedBy,
        String submittedByName,
        RegionScope scope,
        RegionScope campaignScope,
        boolean byVillage,
        boolean reopened,
        ClockInterval clock,
        RecordEvaluation evaluation,
        List<Finding> findings,
        ProblemException refusal) {

    UUID id() {
        return request.id();
    }

    boolean isAcceptable() {
        return refusal == null;
    }

    /** Whether it corrects no record that it names. */
    boolean isFirst() {
        return request.replaces() == null;
    }

    Submission asRevision(int number) {
        return with(number, reopened);
    }

    Submission asReopened() {
        return with(revision, true);
    }

    private Submission with(int number, boolean letIn) {
        return new Submission(
                request,
                number,
                detailsJson,
                body,
                digest,
                submittedBy,
                submittedByName,
                scope,
                campaignScope,
                byVillage,
                letIn,
                clock,
                evaluation,
                findings,
                refusal);
    }

    String digestHex() {
        return HexFormat.of().formatHex(digest);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
