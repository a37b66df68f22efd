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
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;

/**
 * Queues past events once more, a part at a time: a province's month of events would hold up a single transaction for a
 * minute. How far it has come is written down with each part, so that it goes on where a killed instance has stopped.
 */
@ApplicationScoped
public class Replays {

    private static final int PART = 1000;

    /** Asked for again, it begins anew. */
    private static final String ASK = """
            INSERT INTO webhook_replay (webhook_id, since, dead_only, scope, queued_up_to, last_number, requested_at)
            VALUES (?, ?, ?, ?, 0, (SELECT coalesce(max(id), 0) FROM webhook_event), now())
            ON CONFLICT (webhook_id) DO UPDATE SET (since, dead_only, scope, queued_up_to, last_number, requested_at)
                = ROW (EXCLUDED.since, EXCLUDED.dead_only, EXCLUDED.scope, 0, EXCLUDED.last_number, EXCLUDED.requested_at)
            """;

    private static final String NEXT = """
            SELECT webhook_id, since, dead_only, scope, queued_up_to, last_number FROM webhook_replay
            ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """;
    private static final String END_OF_PART = """
            SELECT max(id) FROM (SELECT id FROM webhook_event WHERE id > ? AND id <= ? ORDER BY id LIMIT ?) AS part
            """;
    /** Also what was told while the webhook was disabled, or wanted other events. */
    private static final String ALL_AGAIN = """
            INSERT INTO webhook_delivery AS d (webhook_id, event_number, household_id, village_code)
            SELECT w.id, e.id, e.household_id, e.village_code
            FROM webhook w JOIN webhook_event e ON webhook_wants(w, e.type, e.village_code)
            WHERE w.id = ? AND e.id > ? AND e.id <= ? AND e.occurred_at >= ? ORDER BY e.id
            ON CONFLICT (webhook_id, event_number) DO UPDATE SET state = 'PENDING', attempts = 0, next_attempt_at = now()
                WHERE d.state <> 'PENDING'
            """;

    private static final String DEAD_AGAIN = """
            UPDATE webhook_delivery d SET state = 'PENDING', attempts = 0, next_attempt_at = now()
            FROM webhook_event e
            WHERE d.webhook_id = ? AND d.state = 'DEAD' AND e.id = d.event_number AND e.id > ? AND e.id <= ?
                AND e.occurred_at >= ?
            """;
    private static final String GO_ON = "UPDATE webhook_replay SET queued_up_to = ? WHERE webhook_id = ?";
    private static final String END = "DELETE FROM webhook_replay WHERE webhook_id = ?";

    private final AgroalDataSource dataSource;

    Replays(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Replay(UUID webhook, Instant since, boolean deadOnly, String scope, long from, long last) {}

    /**
     * In the current transaction, which must see every event.
     *
     * @param scope only events of these regions are sent again
     */
    @Transactional(TxType.MANDATORY)
    public void ask(UUID webhook, Instant since, boolean deadOnly, RegionScope scope) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ASK)) {
            statement.setObject(1, webhook);
            statement.setTimestamp(2, Timestamp.from(since));
            statement.setBoolean(3, deadOnly);
            statement.setString(4, scope.asSetting());
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** @return whether there was something to do */
    @Transactional(TxType.REQUIRES_NEW)
    boolean queuePart() {
        try (Connection connection = dataSource.getConnection()) {
            Replay replay = next(connection);
            if (replay == null) {
                return false;
            }
            RowSecurity.restrict(connection, RegionScope.parse(replay.scope()));
            Long end = endOfPart(connection, replay);
            if (end == null) {
                end(connection, replay);
                return true;
            }
            queue(connection, replay, end);
            goOn(connection, replay, end);
            return true;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static Replay next(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            return new Replay(
                    row.getObject("webhook_id", UUID.class),
                    row.getTimestamp("since").toInstant(),
                    row.getBoolean("dead_only"),
                    row.getString("scope"),
                    row.getLong("queued_up_to"),
                    row.getLong("last_number"));
        }
    }

    /** Null when nothing is left. */
    private static Long endOfPart(Connection connection, Replay replay) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END_OF_PART)) {
            statement.setLong(1, replay.from());
            statement.setLong(2, replay.last());
            statement.setInt(3, PART);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, Long.class);
            }
        }
    }

    private static void queue(Connection connection, Replay replay, long end) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(replay.deadOnly() ? DEAD_AGAIN : ALL_AGAIN)) {
            statement.setObject(1, replay.webhook());
            statement.setLong(2, replay.from());
            statement.setLong(3, end);
            statement.setTimestamp(4, Timestamp.from(replay.since()));
            statement.executeUpdate();
        }
    }

    private static void goOn(Connection connection, Replay replay, long end) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GO_ON)) {
            statement.setLong(1, end);
            statement.setObject(2, replay.webhook());
            statement.executeUpdate();
        }
    }

    private static void end(Connection connection, Replay replay) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setObject(1, replay.webhook());
            statement.executeUpdate();
        }
    }
}
