package org.anju.verification.watch.visit;

import org.anju.common.problem.Text;
import org.anju.common.time.ChinaTime;
import org.anju.verification.record.Comparison;
import org.anju.verification.record.Comparison.Kind;
import org.anju.verification.record.RecordFinding;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.watch.WatchParameters;

/**
 * Made when nobody visits, by China's clock. What counts is when the phone made the record, not when the network took it:
 * sending at night, off the evening's rush, is what verifiers are asked to do.
 */
final class NightRule {

    static final Kind KIND = new Kind("Q14", "visitedAt.night");

    private final WatchParameters parameters;

    NightRule(WatchParameters parameters) {
        this.parameters = parameters;
    }

    void look(VisitChange changed, Comparison comparison) {
        comparison.lookedAt(KIND, changed.records());
        for (Visit visit : changed.come()) {
            int hour = visit.visitedAt().atZone(ChinaTime.ZONE).getHour();
            if (parameters.isNight(hour)) {
                comparison.found(new RecordFinding(
                        visit.verificationId(),
                        visit.villageCode(),
                        KIND.rule(),
                        Severity.REVIEW,
                        KIND.field(),
                        Text.of("recorded in the night, at %02d h".formatted(hour), "夜间%d时核验".formatted(hour)),
                        "%02d h".formatted(hour),
                        null));
            }
        }
    }
}
