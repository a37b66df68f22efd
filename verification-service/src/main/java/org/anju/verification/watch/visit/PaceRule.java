package org.anju.verification.watch.visit;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.anju.common.problem.Text;
import org.anju.common.time.ChinaTime;
import org.anju.verification.record.Comparison;
import org.anju.verification.record.Comparison.Kind;
import org.anju.verification.record.RecordFinding;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.watch.WatchParameters;

/**
 * More records of a verifier in an hour or in one of China's days than anybody makes. Found in each record that is one too
 * many, counted up to it: a record that comes late, and was made before, makes one more of those after it too many.
 */
final class PaceRule {

    static final Kind PER_HOUR = new Kind("Q14", "visitedAt.hour");
    static final Kind PER_DAY = new Kind("Q14", "visitedAt.day");

    private static final Duration HOUR = Duration.ofHours(1);

    private final int perHour;
    private final int perDay;

    PaceRule(WatchParameters parameters) {
        this.perHour = parameters.pacePerHour();
        this.perDay = parameters.pacePerDay();
    }

    void look(Timeline timeline, Comparison comparison) {
        comparison.lookedAt(PER_HOUR, timeline.concerned());
        comparison.lookedAt(PER_DAY, timeline.concerned());
        List<Visit> visits = timeline.visits();
        int concerned = timeline.firstConcerned();
        int hour = 0;
        int day = 0;
        LocalDate today = null;
        for (int at = 0; at < visits.size(); at++) {
            Visit visit = visits.get(at);
            while (!visits.get(hour).visitedAt().isAfter(visit.visitedAt().minus(HOUR))) {
                hour++;
            }
            LocalDate date = ChinaTime.dayOf(visit.visitedAt());
            if (!date.equals(today)) {
                today = date;
                day = at;
            }
            if (at >= concerned && at - hour + 1 > perHour) {
                comparison.found(tooManyAnHour(visit));
            }
            if (at >= concerned && at - day + 1 > perDay) {
                comparison.found(tooManyADay(visit));
            }
        }
    }

    private RecordFinding tooManyAnHour(Visit visit) {
        return finding(
                visit,
                PER_HOUR,
                perHour,
                Text.of(
                        "more than %d records of the same verifier within an hour".formatted(perHour),
                        "同一核验员一小时内核验超过%d户".formatted(perHour)));
    }

    private RecordFinding tooManyADay(Visit visit) {
        return finding(
                visit,
                PER_DAY,
                perDay,
                Text.of(
                        "more than %d records of the same verifier on one day".formatted(perDay),
                        "同一核验员一天内核验超过%d户".formatted(perDay)));
    }

    private static RecordFinding finding(Visit visit, Kind kind, int limit, Text message) {
        return new RecordFinding(
                visit.verificationId(),
                visit.villageCode(),
                kind.rule(),
                Severity.REVIEW,
                kind.field(),
                message,
                null,
                Integer.toString(limit));
    }
}
