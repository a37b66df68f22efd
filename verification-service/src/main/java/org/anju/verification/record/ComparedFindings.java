package org.anju.verification.record;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.common.database.DatabaseException;
import org.anju.common.problem.Text;
import org.anju.verification.record.Comparison.Kind;
import org.anju.verification.record.Comparison.Place;
import org.anju.verification.record.RecordFinding.Severity;

/**
 * Keeps the findings that rest on other records: they come and go with those. One that has ended is settled by the service,
 * and is open again when it comes back; what a reviewer settled stays settled as long as it holds and grows no graver.
 */
@ApplicationScoped
public class ComparedFindings {

    /** Who settles what has ended. */
    public static final String SYSTEM = "system";

    private static final String ENDED = "No longer so, after other records have changed. 其他记录变化后,该问题已不存在。";

    private static final String HELD = """
            SELECT id, verification_id, rule, field, severity, english, chinese, found, expected
            FROM record_finding
            WHERE verification_id = ANY (?) AND rule = ANY (?) AND holds
            """;
    /** New, or back after it had ended, or graver than what a reviewer settled. */
    private static final String OPEN = """
            INSERT INTO record_finding AS f (verification_id, village_code, rule, severity, field, english, chinese, found,
                expected, found_at)
            SELECT t.*, ? FROM %1$s
            ON CONFLICT (verification_id, rule, field) DO UPDATE SET
                (severity, english, chinese, found, expected, found_at, holds) = (EXCLUDED.severity, EXCLUDED.english,
                    EXCLUDED.chinese, EXCLUDED.found, EXCLUDED.expected, EXCLUDED.found_at, true),
                (settled_at, settled_by, settled_by_name, settled_note) = (NULL, NULL, NULL, NULL)
            """;

    private static final String REWORD = """
            UPDATE record_finding f SET severity = t.severity, english = t.english, chinese = t.chinese, found = t.found,
                expected = t.expected
            FROM %1$s
            WHERE (f.verification_id, f.rule, f.field) = (t.verification_id, t.rule, t.field)
            """;
    private static final String FINDINGS = """
            unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                AS t (verification_id, village_code, rule, severity, field, english, chinese, found, expected)""";
    private static final String END = """
            UPDATE record_finding SET
                holds = false,
                settled_by_name = CASE WHEN settled_at IS NULL THEN ? ELSE settled_by_name END,
                settled_note = CASE WHEN settled_at IS NULL THEN ? ELSE settled_note END,
                settled_at = coalesce(settled_at, ?)
            WHERE id = ANY (?) AND holds
            """;

    private final AgroalDataSource dataSource;
    private final Clock clock;

    ComparedFindings(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    private record Held(long id, Severity severity, Text message, String found, String expected) {

        /** It was a thing to look at, and now blocks: whoever settled it had not seen that. */
        private boolean isLessThan(RecordFinding finding) {
            return severity != Severity.BLOCK && finding.severity() == Severity.BLOCK;
        }

        private boolean tells(RecordFinding finding) {
            return severity == finding.severity()
                    && message.equals(finding.message())
                    && Objects.equals(found, finding.found())
                    && Objects.equals(expected, finding.expected());
        }
    }

    /** Makes the records' findings what the comparison came to, in the current transaction, which must see every region. */
    @Transactional(TxType.MANDATORY)
    public void keep(Comparison comparison) {
        if (comparison.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            Map<Place, Held> held = held(connection, comparison.lookedAt());
            List<RecordFinding> opened = new ArrayList<>();
            List<RecordFinding> reworded = new ArrayList<>();
            comparison.found().forEach((place, finding) -> {
                Held before = held.get(place);
                if (before == null || before.isLessThan(finding)) {
                    opened.add(finding);
                } else if (!before.tells(finding)) {
                    reworded.add(finding);
                }
            });
            List<Long> ended = held.entrySet().stream()
                    .filter(each -> comparison.lookedAt().contains(each.getKey())
                            && !comparison.found().containsKey(each.getKey()))
                    .map(each -> each.getValue().id())
                    .sorted()
                    .toList();
            Timestamp now = Timestamp.from(now());
            open(connection, opened, now);
            reword(connection, reworded);
            end(connection, ended, now);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Map<Place, Held> held(Connection connection, Collection<Place> places) throws SQLException {
        Map<Place, Held> held = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(HELD)) {
            statement.setArray(1, array(connection, "uuid", distinct(places, Place::verificationId), id -> id));
            statement.setArray(
                    2,
                    array(
                            connection,
                            "text",
                            distinct(places, place -> place.kind().rule()),
                            rule -> rule));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    held.put(
                            new Place(
                                    row.getObject("verification_id", UUID.class),
                                    new Kind(row.getString("rule"), row.getString("field"))),
                            new Held(
                                    row.getLong("id"),
                                    Severity.valueOf(row.getString("severity")),
                                    Text.of(row.getString("english"), row.getString("chinese")),
                                    row.getString("found"),
                                    row.getString("expected")));
                }
            }
        }
        return held;
    }

    private static <T, V> Set<V> distinct(Collection<T> rows, Function<T, V> column) {
        return rows.stream().map(column).collect(Collectors.toSet());
    }

    private static void open(Connection connection, List<RecordFinding> findings, Timestamp now) throws SQLException {
        if (findings.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(OPEN.formatted(FINDINGS))) {
            statement.setTimestamp(1, now);
            bind(connection, statement, 2, findings);
            statement.executeUpdate();
        }
    }

    private static void reword(Connection connection, List<RecordFinding> findings) throws SQLException {
        if (findings.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(REWORD.formatted(FINDINGS))) {
            bind(connection, statement, 1, findings);
            statement.executeUpdate();
        }
    }

    private static void end(Connection connection, List<Long> findings, Timestamp now) throws SQLException {
        if (findings.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setString(1, SYSTEM);
            statement.setString(2, ENDED);
            statement.setTimestamp(3, now);
            statement.setArray(4, connection.createArrayOf("bigint", findings.toArray()));
            statement.executeUpdate();
        }
    }

    /** In the records' order, as everybody who touches several records at once. */
    private static void bind(
            Connection connection, PreparedStatement statement, int first, List<RecordFinding> unordered)
            throws SQLException {
        List<RecordFinding> findings = unordered.stream()
                .sorted(Comparator.comparing(finding -> finding.verificationId().toString()))
                .toList();
        statement.setArray(first, array(connection, "uuid", findings, RecordFinding::verificationId));
        statement.setArray(first + 1, array(connection, "text", findings, RecordFinding::villageCode));
        statement.setArray(first + 2, array(connection, "text", findings, RecordFinding::rule));
        statement.setArray(first + 3, array(connection, "text", findings, finding -> finding.severity()
                .name()));
        statement.setArray(first + 4, array(connection, "text", findings, RecordFinding::field));
        statement.setArray(first + 5, array(connection, "text", findings, finding -> finding.message()
                .english()));
        statement.setArray(first + 6, array(connection, "text", findings, finding -> finding.message()
                .chinese()));
        statement.setArray(first + 7, array(connection, "text", findings, RecordFinding::found));
        statement.setArray(first + 8, array(connection, "text", findings, RecordFinding::expected));
    }

    private static <T> Array array(Connection connection, String type, Collection<T> rows, Function<T, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }
}
