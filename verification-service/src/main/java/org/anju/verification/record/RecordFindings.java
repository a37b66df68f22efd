package org.anju.verification.record;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.anju.common.database.DatabaseException;

/** Keeps what rules found in stored records. */
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

    private static void bind(
            Connection connection,
            PreparedStatement statement,
            int position,
            String type,
            List<RecordFinding> findings,
            Function<RecordFinding, Object> column)
            throws SQLException {
        statement.setArray(
                position,
                connection.createArrayOf(type, findings.stream().map(column).toArray()));
    }
}
