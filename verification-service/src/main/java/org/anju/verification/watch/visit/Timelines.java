package org.anju.verification.watch.visit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.anju.common.time.ChinaTime;

/** Reads what verifiers recorded around the visits that have changed. */
@ApplicationScoped
class Timelines {

    /** The longest time but for a day that any rule looks back. */
    private static final Duration BACK = Duration.ofHours(1);

    /** One look-up for each verifier, whatever the planner believes, in the index's order. */
    private static final String AROUND = """
            SELECT %s
            FROM unnest(?::text[], ?::timestamptz[], ?::timestamptz[]) AS t (verifier, since, until)
            CROSS JOIN LATERAL (
                SELECT * FROM visit v
                WHERE v.verifier = t.verifier AND v.campaign_id = ? AND v.visited_at >= t.since AND v.visited_at < t.until
                ORDER BY v.verifier, v.campaign_id, v.visited_at, v.verification_id
                OFFSET 0) o
            """.formatted(Visits.COLUMNS);

    private record Span(Instant first, Instant last) {

        private Span with(Span other) {
            return new Span(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }

        private Instant since() {
            Instant day = startOf(ChinaTime.dayOf(first));
            Instant hour = first.minus(BACK);
            return day.isBefore(hour) ? day : hour;
        }

        private Instant until() {
            Instant day = startOf(ChinaTime.dayOf(last).plusDays(1));
            Instant hour = last.plus(BACK);
            return day.isAfter(hour) ? day : hour;
        }

        private static Instant startOf(LocalDate day) {
            return day.atStartOfDay(ChinaTime.ZONE).toInstant();
        }
    }

    List<Timeline> around(Connection connection, VisitChange changed) throws SQLException {
        Map<String, Span> spans = new HashMap<>();
        changed.all()
                .forEach(visit ->
                        spans.merge(visit.verifier(), new Span(visit.visitedAt(), visit.visitedAt()), Span::with));
        Map<String, List<Visit>> visits = read(connection, changed, spans);
        return spans.entrySet().stream()
                .map(span -> new Timeline(
                        visits.getOrDefault(span.getKey(), List.of()),
                        span.getValue().first()))
                .toList();
    }

    private static Map<String, List<Visit>> read(Connection connection, VisitChange changed, Map<String, Span> spans)
            throws SQLException {
        List<String> verifiers = new ArrayList<>(spans.keySet());
        try (PreparedStatement statement = connection.prepareStatement(AROUND)) {
            statement.setArray(1, connection.createArrayOf("text", verifiers.toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "timestamptz",
                            verifiers.stream()
                                    .map(verifier ->
                                            Timestamp.from(spans.get(verifier).since()))
                                    .toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "timestamptz",
                            verifiers.stream()
                                    .map(verifier ->
                                            Timestamp.from(spans.get(verifier).until()))
                                    .toArray()));
            statement.setObject(4, changed.campaignId());
            return Visits.read(statement).stream().collect(Collectors.groupingBy(Visit::verifier));
        }
    }
}
