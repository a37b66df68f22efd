package org.anju.verification.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Violation;
import org.anju.verification.record.RecordFinding.Severity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of one record. {@code STORED}, {@code SAME}, {@code COMPETING} and {@code PARKED} mean that the record is on
 * disk; {@code CONFLICT} and {@code REFUSED} that nothing of it was kept.
 *
 * @param digest SHA-256 of the record as stored, 64 hex digits; a phone keeps it to reconcile later
 * @param findings what rules found in a record that was kept; left out where they found nothing
 * @param photosElsewhere those of its photos that belong to another record or household, so that they never come to this one;
 *     left out where there are none
 */
@Schema(name = "Receipt")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Receipt(
        UUID id,
        Status status,
        String state,
        Long version,
        String digest,
        Instant receivedAt,
        List<Finding> findings,
        List<UUID> photosElsewhere,
        Problem problem) {

    enum Status {
        /** New, and it now stands for its household. */
        STORED,
        /** The same record was stored before. */
        SAME,
        /** New, but another record stands for the household: a reviewer compares them. */
        COMPETING,
        /** Kept until its household is known here. */
        PARKED,
        /** Another record has this id. */
        CONFLICT,
        /** It is malformed, breaks a rule, is not the sender's to write, or could not be stored: see the problem. */
        REFUSED
    }

    /** @param rule such as Q15 */
    @Schema(name = "ReceiptFinding")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Finding(String rule, Severity severity, String field, String message, String found, String expected) {

        static Finding of(org.anju.verification.rule.Finding finding, List<Locale> languages) {
            return new Finding(
                    finding.rule(),
                    finding.severity(),
                    finding.field(),
                    finding.message().in(languages),
                    finding.found(),
                    finding.expected());
        }
    }

    /** The problem that the item would have been answered with alone. */
    @Schema(name = "ItemProblem")
    record Problem(String type, int status, String title, String detail, List<Violation> violations) {

        static Problem of(ProblemException problem, List<Locale> languages) {
            return new Problem(
                    problem.type(),
                    problem.status(),
                    problem.title().in(languages),
                    problem.detail().in(languages),
                    problem.violations());
        }
    }

    static Receipt of(Submission submission, Outcome outcome, List<Locale> languages) {
        if (outcome.problem() != null) {
            return refused(submission.id(), outcome.status(), outcome.problem(), languages);
        }
        return new Receipt(
                submission.id(),
                outcome.status(),
                outcome.state(),
                outcome.state() == null ? null : outcome.version(),
                submission.digestHex(),
                outcome.receivedAt(),
                outcome.findings().isEmpty()
                        ? null
                        : outcome.findings().stream()
                                .map(finding -> Finding.of(finding, languages))
                                .toList(),
                outcome.photosElsewhere().isEmpty() ? null : outcome.photosElsewhere(),
                null);
    }

    /** @param id null where not even an id could be read */
    static Receipt refused(UUID id, Status status, ProblemException problem, List<Locale> languages) {
        return new Receipt(id, status, null, null, null, null, null, null, Problem.of(problem, languages));
    }
}
