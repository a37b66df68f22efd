package org.anju.verification.webhook.delivery;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.anju.common.database.DatabaseException;

/** How the webhooks' queues stand; counts what the current transaction may see. */
@ApplicationScoped
public class QueueStates {

    private static final String OPEN = "INSERT INTO webhook_health (webhook_id) VALUES (?)";
    private static final String FORGET_FAILURES = """
            UPDATE webhook_health SET failures = 0, failing_since = NULL, held_until = NULL WHERE webhook_id = ?
            """;
    /** The oldest waiting event has the lowest number. */
    private static final String STATES = """
            SELECT h.webhook_id, h.failures, h.failing_since, h.held_until,
                (SELECT count(*) FROM webhook_delivery d WHERE d.webhook_id = h.webhook_id AND d.state = 'PENDING') AS pending,
                (SELECT count(*) FROM webhook_delivery d WHERE d.webhook_id = h.webhook_id AND d.state = 'DEAD') AS dead,
                (SELECT e.occurred_at FROM webhook_event e WHERE e.id = (
                    SELECT min(d.event_number) FROM webhook_delivery d
                    WHERE d.webhook_id = h.webhook_id AND d.state = 'PENDING')) AS oldest,
                (SELECT since FROM webhook_replay r WHERE r.webhook_id = h.webhook_id) AS replaying_since
            FROM webhook_health h WHERE h.webhook_id = ANY (?)
            """;

    private final AgroalDataSource dataSource;

    QueueStates(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** For a new webhook. */
    @Transactional(TxType.MANDATORY)
    public void open(UUID webhook) {
        update(OPEN, webhook);
    }

    /** Lets the receiver be tried at once, as one that has never failed. */
    @Transactional(TxType.MANDATORY)
    public void forgetFailures(UUID webhook) {
        update(FORGET_FAILURES, webhook);
    }

    @Transactional(TxType.MANDATORY)
    public Map<UUID, QueueState> of(Collection<UUID> webhooks) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(STATES)) {
            statement.setArray(1, connection.createArrayOf("uuid", webhooks.toArray()));
            Map<UUID, QueueState> states = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    states.put(row.getObject("webhook_id", UUID.class), read(row));
                }
            }
            return states;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private void update(String sql, UUID webhook) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, webhook);
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static QueueState read(ResultSet row) throws SQLException {
        return new QueueState(
                row.getLong("pending"),
                row.getLong("dead"),
                instant(row.getTimestamp("oldest")),
                row.getInt("failures"),
                instant(row.getTimestamp("failing_since")),
                instant(row.getTimestamp("held_until")),
                instant(row.getTimestamp("replaying_since")));
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
