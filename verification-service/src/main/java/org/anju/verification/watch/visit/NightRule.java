package org.anju.verification.watch.visit;

import org.anju.common.problem.Text;
import org.anju.common.time.ChinaTime;
import org.anju.verification.record.Comparison.Kind;
import org.anju.verification.rule.StreamCheck;
import org.anju.verification.watch.Observation;
import org.anju.verification.watch.Observations;
import org.anju.verification.watch.WatchParameters;

/**
 * Made when nobody visits, by China's clock. What counts is when the phone made the record, not when the network took it:
 * sending at night, off the evening's rush, is what verifiers are asked to do.
 */
final class NightRule {

    static final Kind KIND = new Kind(StreamCheck.NIGHT.rule(), "visitedAt.night");

    private final WatchParameters parameters;

    NightRule(WatchParameters parameters) {
        this.parameters = parameters;
    }

    void look(VisitChange changed, Observations observations) {
        observations.lookedAt(KIND, changed.records());
        for (Visit visit : changed.come()) {
            int hour = visit.visitedAt().atZone(ChinaTime.ZONE).getHour();
            if (parameters.isNight(hour)) {
                observations.saw(new Observation(
                        StreamCheck.NIGHT,
                        KIND,
                        visit.verificationId(),
                        visit.villageCode(),
                        false,
                        Text.of("recorded in the night, at %02d h".formatted(hour), "夜间%d时核验".formatted(hour)),
                        "%02d h".formatted(hour),
                        null));
            }
        }
    }
}
