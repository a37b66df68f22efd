package org.anju.verification.record;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;

/** Keeps what rules found in stored records, and what reviewers made of it. */
@ApplicationScoped
public class RecordFindings {

    /** Found again, it is the same finding, and stays settled when it was. */
    private static final String ADD = """
            INSERT INTO record_finding (verification_id, village_code, rule, severity, field, english, chinese, found,
                expected, found_at)
            SELECT t.*, ? FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[]) AS t
            ON CONFLICT (verification_id, rule, field) DO NOTHING
            """;

    private static final String OF_RECORDS = """
            SELECT id, verification_id, rule, severity, field, english, chinese, found, expected, found_at, settled_at,
                settled_by_name, settled_note
            FROM record_finding WHERE verification_id = ANY (?) ORDER BY id
            """;

    private static final String SETTLE = """
            UPDATE record_finding f SET settled_at = ?, settled_by = ?, settled_by_name = ?, settled_note = t.note
            FROM unnest(?::bigint[], ?::text[]) AS t (id, note)
            WHERE f.id = t.id AND f.settled_at IS NULL
            """;

    private final AgroalDataSource dataSource;
    private final Clock clock;

    RecordFindings(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Adds in the current JTA transaction, whose scope must cover the records' villages. */
    @Transactional(TxType.MANDATORY)
    public void add(List<RecordFinding> findings) {
        try (Connection connection = dataSource.getConnection()) {
            add(connection, findings);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Adds in the transaction open on the connection. */
    public void add(Connection connection, List<RecordFinding> findings) throws SQLException {
        if (findings.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setTimestamp(1, Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)));
            bind(connection, statement, 2, "uuid", findings, RecordFinding::verificationId);
            bind(connection, statement, 3, "text", findings, RecordFinding::villageCode);
            bind(connection, statement, 4, "text", findings, RecordFinding::rule);
            bind(connection, statement, 5, "text", findings, finding -> finding.severity()
                    .name());
            bind(connection, statement, 6, "text", findings, RecordFinding::field);
            bind(connection, statement, 7, "text", findings, finding -> finding.message()
                    .english());
            bind(connection, statement, 8, "text", findings, finding -> finding.message()
                    .chinese());
            bind(connection, statement, 9, "text", findings, RecordFinding::found);
            bind(connection, statement, 10, "text", findings, RecordFinding::expected);
            statement.executeUpdate();
        }
    }

    /** The findings of each of the records, in the order in which they were found; records without any are left out. */
    @Transactional(TxType.MANDATORY)
    public Map<UUID, List<StoredFinding>> of(Collection<UUID> records) {
        Map<UUID, List<StoredFinding>> findings = new HashMap<>();
        if (records.isEmpty()) {
            return findings;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(OF_RECORDS)) {
            statement.setArray(1, connection.createArrayOf("uuid", records.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    findings.computeIfAbsent(row.getObject("verification_id", UUID.class), record -> new ArrayList<>())
                            .add(StoredFinding.read(row));
                }
            }
            return findings;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Settles findings for good, each with the note of whoever looked at it; those settled before stay as they are. */
    @Transactional(TxType.MANDATORY)
    public void settle(Map<Long, String> notes, Caller caller) {
        if (notes.isEmpty()) {
            return;
        }
        List<Map.Entry<Long, String>> settled = List.copyOf(notes.entrySet());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SETTLE)) {
            statement.setTimestamp(1, Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)));
            statement.setString(2, caller.subject());
            statement.setString(3, caller.username());
            bind(connection, statement, 4, "bigint", settled, Map.Entry::getKey);
            bind(connection, statement, 5, "text", settled, Map.Entry::getValue);
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static <T> void bind(
            Connection connection,
            PreparedStatement statement,
            int position,
            String type,
            List<T> items,
            Function<T, Object> column)
            throws SQLException {
        statement.setArray(
                position,
                connection.createArrayOf(type, items.stream().map(column).toArray()));
    }
}
