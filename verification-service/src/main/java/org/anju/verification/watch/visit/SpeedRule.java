package org.anju.verification.watch.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anju.common.problem.Text;
import org.anju.verification.record.Comparison.Kind;
import org.anju.verification.rule.StreamCheck;
import org.anju.verification.watch.Observation;
import org.anju.verification.watch.Observations;
import org.anju.verification.watch.WatchParameters;

/**
 * A verifier who was at another household far away shortly before. Any earlier record within the time counts, not only the
 * one just before: else a record in between, come late, would hide what was found.
 */
final class SpeedRule {

    private static final StreamCheck CHECK = StreamCheck.FAR_APART;
    static final Kind KIND = new Kind(CHECK.rule(), "position");

    private final Duration apart;
    private final double metersApart;
    private final Set<String> exempt;

    SpeedRule(WatchParameters parameters) {
        this.apart = parameters.paceApart();
        this.metersApart = parameters.paceMetersApart();
        this.exempt = parameters.exemptSituations(CHECK);
    }

    void look(Timeline all, Observations observations) {
        observations.lookedAt(KIND, all.concerned());
        Timeline timeline = all.without(exempt);
        List<Visit> visits = timeline.visits();
        for (int at = timeline.firstConcerned(); at < visits.size(); at++) {
            Visit visit = visits.get(at);
            tooFarBefore(visits, at).ifPresent(before -> observations.saw(finding(visit, before)));
        }
    }

    /** The last of them. */
    private Optional<Visit> tooFarBefore(List<Visit> visits, int at) {
        Visit visit = visits.get(at);
        Instant after = visit.visitedAt().minus(apart);
        for (int earlier = at - 1; earlier >= 0; earlier--) {
            Visit before = visits.get(earlier);
            if (!before.visitedAt().isAfter(after)) {
                return Optional.empty();
            }
            if (isTooFar(before, visit)) {
                return Optional.of(before);
            }
        }
        return Optional.empty();
    }

    private boolean isTooFar(Visit before, Visit visit) {
        return before.hasPosition()
                && visit.hasPosition()
                && !before.householdId().equals(visit.householdId())
                && Distance.meters(before, visit) > metersApart;
    }

    private Observation finding(Visit visit, Visit before) {
        return new Observation(
                CHECK,
                KIND,
                visit.verificationId(),
                visit.villageCode(),
                false,
                Text.of(
                        "the same verifier recorded another household more than %.0f m away less than %d seconds before"
                                .formatted(metersApart, apart.toSeconds()),
                        "同一核验员不到%d秒前在%.0f米以外核验了另一户".formatted(apart.toSeconds(), metersApart)),
                "%.0f m, %d s"
                        .formatted(
                                Distance.meters(before, visit),
                                Duration.between(before.visitedAt(), visit.visitedAt())
                                        .toSeconds()),
                "%d s".formatted(apart.toSeconds()));
    }
}
