package org.anju.verification.testsupport;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;

/** Puts records into the table as if they had been sent, and reads what was found in them. */
@ApplicationScoped
public class StoredRecords {

    private static final String INSERT = """
            INSERT INTO verification (id, campaign_id, household_id, village_code, standing, state, secured,
                assurance_category, assurance_mode, safety_grade, situation, photo_count, visited_at, latitude, longitude,
                accuracy_meters, device_id, details, digest, submitted_by, submitted_by_name, received_at, completed_at,
                state_since)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, 'phone-1', ?::jsonb, '\\x00', ?, ?, now(),
                CASE WHEN ? THEN now() END, now())
            """;
    private static final String FINDINGS = """
            SELECT rule || ' ' || field || ' ' || severity FROM record_finding
            WHERE verification_id = ? AND settled_at IS NULL AND rule <> 'Q15'
            """;

    private final AgroalDataSource dataSource;

    StoredRecords(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    public void store(TestRecord... records) {
        store(List.of(records));
    }

    public void store(Collection<TestRecord> records) {
        work(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                for (TestRecord record : records) {
                    bind(statement, record);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    private static void bind(PreparedStatement statement, TestRecord record) throws SQLException {
        statement.setObject(1, record.id());
        statement.setObject(2, record.campaign());
        statement.setObject(3, record.household());
        statement.setString(4, record.village());
        statement.setString(5, record.standing());
        statement.setString(6, record.state());
        statement.setBoolean(7, record.secured());
        statement.setString(8, record.category());
        statement.setString(9, record.mode());
        statement.setString(10, record.grade());
        statement.setString(11, record.situation());
        statement.setTimestamp(12, Timestamp.from(record.visitedAt()));
        statement.setObject(13, record.latitude());
        statement.setObject(14, record.longitude());
        statement.setObject(15, record.accuracy());
        statement.setString(16, record.details());
        statement.setString(17, record.verifier());
        statement.setString(18, record.verifier());
        statement.setBoolean(19, !record.state().equals("SUBMITTED"));
    }

    public void change(UUID record, String column, String value) {
        execute("UPDATE verification SET %s = '%s' WHERE id = '%s'".formatted(column, value, record));
    }

    public void execute(String sql) {
        work(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.executeUpdate();
            }
        });
    }

    /** Rule, field and severity of each open finding, sorted; that the visits of tests were years ago is left out. */
    public Collection<String> findings(UUID record) {
        TreeSet<String> findings = new TreeSet<>();
        work(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FINDINGS)) {
                statement.setObject(1, record);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        findings.add(row.getString(1));
                    }
                }
            }
        });
        return findings;
    }

    public Collection<String> findings(TestRecord record) {
        return findings(record.id());
    }

    /** The first column of the first row, as text; null when there is none. */
    public String query(String sql) {
        String[] found = new String[1];
        work(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet row = statement.executeQuery()) {
                found[0] = row.next() ? row.getString(1) : null;
            }
        });
        return found[0];
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void work(Work work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            RowSecurity.restrict(connection, RegionScope.everything());
            work.on(connection);
            connection.commit();
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
