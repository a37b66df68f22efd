package org.anju.verification.dryrun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.database.DatabaseException;

/** Dry runs in the database; each method works in the current JTA transaction, whose scope decides what it sees. */
@ApplicationScoped
class DryRunStore {

    private static final String SELECT = """
            SELECT id, rule_set, digest, body, campaign_id, regions, compared_with, state, total, done, last_record, comparison,
                requested_by_name, requested_at, finished_at
            FROM rule_set_dry_run
            """;
    private static final String INSERT = """
            INSERT INTO rule_set_dry_run (id, rule_set, digest, body, campaign_id, regions, compared_with, state, total,
                comparison, requested_by_name, requested_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;
    private static final String UPDATE = """
            UPDATE rule_set_dry_run SET body = ?, state = ?, total = ?, done = ?, last_record = ?, comparison = ?, finished_at = ?
            WHERE id = ?
            """;
    /** One instance at a time: the lock goes with the transaction, also when the instance dies. */
    private static final String NEXT =
            SELECT + "WHERE state = 'RUNNING' ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED";

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;

    DryRunStore(AgroalDataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** @return whether it was new */
    boolean insert(DryRun run) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, run.id());
            statement.setString(2, run.ruleSet());
            statement.setString(3, run.digest());
            statement.setString(4, run.body());
            statement.setObject(5, run.campaignId());
            statement.setArray(6, connection.createArrayOf("text", run.regions().toArray()));
            statement.setString(7, run.comparedWith());
            statement.setString(8, run.state().name());
            statement.setLong(9, run.total());
            statement.setString(10, write(run.comparison()));
            statement.setString(11, run.requestedBy());
            statement.setTimestamp(12, Timestamp.from(run.requestedAt()));
            return statement.executeUpdate() == 1;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    void update(DryRun run) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            statement.setString(1, run.body());
            statement.setString(2, run.state().name());
            statement.setLong(3, run.total());
            statement.setLong(4, run.done());
            statement.setObject(5, run.lastRecord());
            statement.setString(6, write(run.comparison()));
            statement.setTimestamp(7, run.finishedAt() == null ? null : Timestamp.from(run.finishedAt()));
            statement.setObject(8, run.id());
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    Optional<DryRun> find(UUID id) {
        return first(SELECT + "WHERE id = ?", id);
    }

    Optional<DryRun> next() {
        return first(NEXT, null);
    }

    private Optional<DryRun> first(String sql, UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            if (id != null) {
                statement.setObject(1, id);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private DryRun read(ResultSet row) throws SQLException {
        Timestamp finishedAt = row.getTimestamp("finished_at");
        return new DryRun(
                row.getObject("id", UUID.class),
                row.getString("rule_set"),
                row.getString("digest"),
                row.getString("body"),
                row.getObject("campaign_id", UUID.class),
                List.of((String[]) row.getArray("regions").getArray()),
                row.getString("compared_with"),
                DryRun.State.valueOf(row.getString("state")),
                row.getLong("total"),
                row.getLong("done"),
                row.getObject("last_record", UUID.class),
                comparison(row.getString("comparison")),
                row.getString("requested_by_name"),
                row.getTimestamp("requested_at").toInstant(),
                finishedAt == null ? null : finishedAt.toInstant());
    }

    private Comparison comparison(String text) {
        try {
            return json.readValue(text, Comparison.class);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("A stored comparison cannot be read", exception);
        }
    }

    private String write(Comparison comparison) {
        try {
            return json.writeValueAsString(comparison);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("A comparison cannot be written", exception);
        }
    }
}
