package org.anju.verification.watch.visit;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.anju.common.problem.Text;
import org.anju.common.time.ChinaTime;
import org.anju.verification.record.Comparison.Kind;
import org.anju.verification.rule.StreamCheck;
import org.anju.verification.watch.Observation;
import org.anju.verification.watch.Observations;
import org.anju.verification.watch.WatchParameters;

/**
 * More records of a verifier in an hour or in one of China's days than anybody makes. Found in each record that is one too
 * many, counted up to it: a record that comes late, and was made before, makes one more of those after it too many.
 */
final class PaceRule {

    static final Kind PER_HOUR = new Kind(StreamCheck.PER_HOUR.rule(), "visitedAt.hour");
    static final Kind PER_DAY = new Kind(StreamCheck.PER_DAY.rule(), "visitedAt.day");

    private static final Duration HOUR = Duration.ofHours(1);

    private final int perHour;
    private final int perDay;
    private final Set<String> exemptPerHour;
    private final Set<String> exemptPerDay;

    PaceRule(WatchParameters parameters) {
        this.perHour = parameters.pacePerHour();
        this.perDay = parameters.pacePerDay();
        this.exemptPerHour = parameters.exemptSituations(StreamCheck.PER_HOUR);
        this.exemptPerDay = parameters.exemptSituations(StreamCheck.PER_DAY);
    }

    void look(Timeline timeline, Observations observations) {
        observations.lookedAt(PER_HOUR, timeline.concerned());
        observations.lookedAt(PER_DAY, timeline.concerned());
        lookAtHours(timeline.without(exemptPerHour), observations);
        lookAtDays(timeline.without(exemptPerDay), observations);
    }

    private void lookAtHours(Timeline timeline, Observations observations) {
        List<Visit> visits = timeline.visits();
        int concerned = timeline.firstConcerned();
        int hour = 0;
        for (int at = 0; at < visits.size(); at++) {
            Visit visit = visits.get(at);
            while (!visits.get(hour).visitedAt().isAfter(visit.visitedAt().minus(HOUR))) {
                hour++;
            }
            if (at >= concerned && at - hour + 1 > perHour) {
                observations.saw(tooManyAnHour(visit));
            }
        }
    }

    private void lookAtDays(Timeline timeline, Observations observations) {
        List<Visit> visits = timeline.visits();
        int concerned = timeline.firstConcerned();
        int day = 0;
        LocalDate today = null;
        for (int at = 0; at < visits.size(); at++) {
            Visit visit = visits.get(at);
            LocalDate date = ChinaTime.dayOf(visit.visitedAt());
            if (!date.equals(today)) {
                today = date;
                day = at;
            }
            if (at >= concerned && at - day + 1 > perDay) {
                observations.saw(tooManyADay(visit));
            }
        }
    }

    private Observation tooManyAnHour(Visit visit) {
        return finding(
                visit,
                StreamCheck.PER_HOUR,
                PER_HOUR,
                perHour,
                Text.of(
                        "more than %d records of the same verifier within an hour".formatted(perHour),
                        "同一核验员一小时内核验超过%d户".formatted(perHour)));
    }

    private Observation tooManyADay(Visit visit) {
        return finding(
                visit,
                StreamCheck.PER_DAY,
                PER_DAY,
                perDay,
                Text.of(
                        "more than %d records of the same verifier on one day".formatted(perDay),
                        "同一核验员一天内核验超过%d户".formatted(perDay)));
    }

    private static Observation finding(Visit visit, StreamCheck check, Kind kind, int limit, Text message) {
        return new Observation(
                check,
                kind,
                visit.verificationId(),
                visit.villageCode(),
                false,
                message,
                null,
                Integer.toString(limit));
    }
}
