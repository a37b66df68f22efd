package org.anju.verification.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.common.caller.Caller;
import org.anju.common.caller.Roles;
import org.anju.common.problem.ProblemException;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.record.RecordStep;
import org.anju.verification.record.ReturnReason;
import org.anju.verification.record.Standing;
import org.anju.verification.record.StoredFinding;
import org.anju.verification.record.VerificationState;
import org.anju.verification.review.ReviewedRecord.Taken;

/** What a reviewer may do with a record. Levels and separation are the procedure's; how findings are settled is a proposal. */
final class ReviewRules {

    private ReviewRules() {}

    /** What a step comes to. */
    sealed interface Decision {

        /** @param notes of the findings that it settles, by their ids */
        record Take(Map<Long, String> notes) implements Decision {}

        /** It was taken before. */
        record Same() implements Decision {}

        /** The record is not as the reviewer believes it to be. */
        record Conflict(ProblemException problem) implements Decision {}

        record Refuse(ProblemException problem) implements Decision {}
    }

    static Decision decide(RecordStep step, StepRequest request, ReviewedRecord record, Caller caller) {
        if (wasTaken(step, request, record, caller)) {
            return new Decision.Same();
        }
        if (request.version() != null && request.version() != record.version()) {
            return new Decision.Conflict(ReviewProblems.stale(record, request.version()));
        }
        if (record.standing() != Standing.STANDING || !step.from().contains(record.state())) {
            return new Decision.Conflict(ReviewProblems.notOpen(step, record));
        }
        Optional<ProblemException> refusal = separation(step, record, caller);
        if (refusal.isPresent()) {
            return new Decision.Refuse(refusal.get());
        }
        return step == RecordStep.RETURN ? returning(request, record, caller) : passing(request, record);
    }

    /**
     * Whether the caller has done the same before; or for a step that says nothing beyond itself, whether anybody has and
     * nothing has followed.
     */
    private static boolean wasTaken(RecordStep step, StepRequest request, ReviewedRecord record, Caller caller) {
        Taken taken = record.taken().get(step);
        if (taken == null) {
            return false;
        }
        if (step == RecordStep.RETURN) {
            return taken.subject().equals(caller.subject())
                    && ReturnReason.join(request.reasons()).equals(taken.reason())
                    && request.note().equals(taken.note());
        }
        return taken.subject().equals(caller.subject()) || record.state() == step.to();
    }

    /** Rule Q16. */
    private static Optional<ProblemException> separation(RecordStep step, ReviewedRecord record, Caller caller) {
        if (record.collectors().include(caller)) {
            return Optional.of(ReviewProblems.ownRecord(record.id()));
        }
        Taken approval = record.taken().get(RecordStep.APPROVE);
        if (step == RecordStep.CONFIRM && approval != null && approval.subject().equals(caller.subject())) {
            return Optional.of(ReviewProblems.ownApproval(record.id()));
        }
        return Optional.empty();
    }

    private static Decision returning(StepRequest request, ReviewedRecord record, Caller caller) {
        Optional<ReturnReason> ofSystem =
                request.reasons().stream().filter(ReturnReason::isSetBySystem).findFirst();
        if (ofSystem.isPresent()) {
            return new Decision.Refuse(ReviewProblems.reasonOfSystem(record.id(), ofSystem.get()));
        }
        if (record.state() == VerificationState.COUNTY_CONFIRMED && !caller.has(Roles.COUNTY_REVIEWER)) {
            return new Decision.Refuse(ReviewProblems.countyConfirmed(record.id()));
        }
        return new Decision.Take(Map.of());
    }

    /** Onwards goes only what nothing speaks against; that holds for the county as well, since findings may come late. */
    private static Decision passing(StepRequest request, ReviewedRecord record) {
        if (record.competing() > 0) {
            return new Decision.Refuse(ReviewProblems.undecided(record.id(), record.competing()));
        }
        Map<Long, String> notes = new LinkedHashMap<>();
        for (Settlement settlement : request.settles()) {
            Optional<StoredFinding> finding = findingOf(record, settlement);
            if (finding.isEmpty()) {
                return new Decision.Refuse(
                        ReviewProblems.findingUnknown(record.id(), settlement.rule(), settlement.field()));
            }
            if (finding.get().isSettled()) {
                continue;
            }
            if (finding.get().severity() == Severity.BLOCK) {
                return new Decision.Refuse(ReviewProblems.findingBlocks(record.id(), finding.get()));
            }
            notes.put(finding.get().id(), settlement.note());
        }
        List<StoredFinding> open = new ArrayList<>(record.findings());
        open.removeIf(finding ->
                finding.isSettled() || finding.severity() == Severity.WARN || notes.containsKey(finding.id()));
        if (!open.isEmpty()) {
            return new Decision.Refuse(ReviewProblems.unsettled(record.id(), open));
        }
        return new Decision.Take(notes);
    }

    private static Optional<StoredFinding> findingOf(ReviewedRecord record, Settlement settlement) {
        return record.findings().stream()
                .filter(finding -> finding.rule().equals(settlement.rule()))
                .filter(finding -> finding.field().equals(settlement.field()))
                .findFirst();
    }
}
