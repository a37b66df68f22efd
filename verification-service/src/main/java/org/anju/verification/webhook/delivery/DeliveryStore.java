package org.anju.verification.webhook.delivery;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.verification.webhook.WebhookConfig;
import org.anju.verification.webhook.sending.CloudEvent;

/**
 * Takes deliveries for this instance. Times are the database's, so that instances whose clocks differ agree.
 *
 * <p>Its commits do not wait for the disk: should the database crash right after one, a message is sent once more with the
 * id that the receiver knows already.
 */
@ApplicationScoped
class DeliveryStore {

    private static final String RECEIVERS = """
            SELECT w.id, w.url, w.secret, CASE WHEN w.previous_secret_until > now() THEN w.previous_secret END, h.failures
            FROM webhook w JOIN webhook_health h ON h.webhook_id = w.id
            WHERE w.state = 'ACTIVE' AND (h.held_until IS NULL OR h.held_until <= now()) AND EXISTS (
                SELECT FROM webhook_delivery d
                WHERE d.webhook_id = w.id AND d.state = 'PENDING' AND d.next_attempt_at <= now())
            """;

    /** Of a household's events the oldest goes first, and no other while it is on its way or waits for its next attempt. */
    private static final String TAKE = """
            WITH due AS (
                SELECT d.event_number FROM webhook_delivery d
                WHERE d.webhook_id = ? AND d.state = 'PENDING' AND d.next_attempt_at <= now() AND NOT EXISTS (
                    SELECT FROM webhook_delivery earlier
                    WHERE earlier.webhook_id = d.webhook_id AND earlier.household_id = d.household_id
                        AND earlier.state = 'PENDING' AND earlier.event_number < d.event_number)
                ORDER BY d.next_attempt_at, d.event_number LIMIT ? FOR UPDATE SKIP LOCKED
            ), taken AS (
                UPDATE webhook_delivery d
                SET attempts = d.attempts + 1, last_attempt_at = now(), next_attempt_at = now() + ? * interval '1 ms'
                FROM due WHERE d.webhook_id = ? AND d.event_number = due.event_number
                RETURNING d.event_number, d.attempts)
            SELECT t.event_number, t.attempts, e.event_id, e.type, e.household_id, e.occurred_at, e.data
            FROM taken t JOIN webhook_event e ON e.id = t.event_number
            """;

    private final AgroalDataSource dataSource;
    private final long leaseMillis;

    DeliveryStore(AgroalDataSource dataSource, WebhookConfig config) {
        this.dataSource = dataSource;
        this.leaseMillis = config.lease().toMillis();
    }

    /** Webhooks that something is due for and that are not left alone just now. */
    @Transactional(TxType.REQUIRES_NEW)
    List<Receiver> receivers() {
        try (Connection connection = dataSource.getConnection()) {
            RowSecurity.restrict(connection, RegionScope.everything());
            List<Receiver> found = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(RECEIVERS);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    List<byte[]> secrets = Stream.of(row.getBytes(3), row.getBytes(4))
                            .filter(Objects::nonNull)
                            .toList();
                    found.add(new Receiver(
                            row.getObject(1, UUID.class), URI.create(row.getString(2)), secrets, row.getInt(5)));
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Takes what is due for the webhook, until the lease ends; no other instance takes the same meanwhile. */
    @Transactional(TxType.REQUIRES_NEW)
    List<Delivery> take(UUID webhook, int limit) {
        try (Connection connection = dataSource.getConnection()) {
            RowSecurity.restrict(connection, RegionScope.everything());
            commitWithoutWaiting(connection);
            List<Delivery> taken = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
                statement.setObject(1, webhook);
                statement.setInt(2, limit);
                statement.setLong(3, leaseMillis);
                statement.setObject(4, webhook);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        taken.add(read(row));
                    }
                }
            }
            taken.sort(Comparator.comparingLong(Delivery::number));
            return taken;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    static void commitWithoutWaiting(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT set_config('synchronous_commit', 'off', true)")) {
            statement.execute();
        }
    }

    /** As the database counts. */
    static long millis(Duration duration) {
        return Math.max(duration.toMillis(), 0);
    }

    private static Delivery read(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong(1),
                row.getInt(2),
                CloudEvent.of(
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getObject(5, UUID.class),
                        row.getTimestamp(6).toInstant(),
                        row.getString(7)));
    }
}
