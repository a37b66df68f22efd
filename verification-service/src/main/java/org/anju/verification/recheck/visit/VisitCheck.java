package org.anju.verification.recheck.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.recheck.visit.SubmitRecheckRequest.PhotoReference;
import org.anju.verification.recheck.visit.SubmitRecheckRequest.Position;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.rule.CampaignWindow;
import org.anju.verification.rule.Finding;
import org.anju.verification.rule.RecordInput;
import org.anju.verification.rule.evaluation.CompiledRules;

/** What a recheck must be like to be taken. */
final class VisitCheck {

    /** By how much a phone's clock may be behind. */
    private static final Duration CLOCK_DRIFT = Duration.ofMinutes(10);

    private VisitCheck() {}

    /** Either what was found, or why nobody was reached. */
    static void content(SubmitRecheckRequest request) {
        boolean nothingFound = request.secured() == null
                && request.assuranceCategory() == null
                && request.assuranceMode() == null
                && request.safetyGrade() == null
                && request.situation() == null
                && request.details() == null;
        boolean fits = request.reached()
                ? request.secured() != null && request.notReachedReason() == null
                : nothingFound && request.notReachedReason() != null;
        if (!fits) {
            throw VisitRefusals.contentDoesNotFit(request.reached());
        }
    }

    static void time(SubmitRecheckRequest request, Instant drawnAt) {
        if (request.visitedAt().toInstant().isBefore(drawnAt.minus(CLOCK_DRIFT))) {
            throw VisitRefusals.visitBeforeDraw();
        }
    }

    /** What blocks a record is refused here too; window and clock are the first record's business. */
    static void rules(SubmitRecheckRequest request, CompiledRules rules, Campaign campaign) {
        if (!request.reached()) {
            return;
        }
        List<Finding> findings = rules
                .evaluate(
                        input(request),
                        new CampaignWindow(campaign.startsOn(), campaign.deadline()),
                        request.visitedAt().toInstant())
                .findings()
                .stream()
                .filter(finding -> finding.severity() == Severity.BLOCK)
                .toList();
        if (!findings.isEmpty()) {
            throw VisitRefusals.rulesBroken(findings, rules.set().id());
        }
    }

    private static RecordInput input(SubmitRecheckRequest request) {
        Optional<Position> position = Optional.ofNullable(request.position());
        return new RecordInput(
                request.secured(),
                request.assuranceCategory(),
                request.assuranceMode(),
                request.safetyGrade(),
                request.situation(),
                request.visitedAt().toInstant(),
                position.map(Position::latitude).orElse(null),
                position.map(Position::longitude).orElse(null),
                position.map(Position::accuracyMeters).orElse(null),
                request.note() != null,
                request.details(),
                request.photos().stream().map(PhotoReference::slot).toList());
    }
}
