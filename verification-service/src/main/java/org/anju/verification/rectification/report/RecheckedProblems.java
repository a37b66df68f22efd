package org.anju.verification.rectification.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.verification.recheck.visit.RecheckProblems;
import org.anju.verification.rectification.Problem;
import org.anju.verification.rectification.ProblemRepository;
import org.anju.verification.rule.ProblemKind;

/** Opens what rechecks find wrong: one problem a household, which later findings join. */
@ApplicationScoped
class RecheckedProblems implements RecheckProblems {

    private final ReportedProblems reported;
    private final ProblemRepository problems;

    RecheckedProblems(ReportedProblems reported, ProblemRepository problems) {
        this.reported = reported;
        this.problems = problems;
    }

    @Override
    public UUID open(UUID campaignId, UUID householdId, UUID verificationId, String note, Caller by) {
        Optional<UUID> open = problems.notClosed(campaignId, householdId, ProblemKind.MISMATCH)
                .map(Problem::id);
        return open.orElseGet(() -> reported.report(
                        new ReportProblemRequest(
                                null, campaignId, householdId, verificationId, ProblemKind.MISMATCH, null, note),
                        by)
                .problem()
                .id());
    }
}
