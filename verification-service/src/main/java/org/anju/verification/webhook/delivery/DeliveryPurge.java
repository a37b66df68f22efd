package org.anju.verification.webhook.delivery;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.verification.webhook.WebhookConfig;

/** Forgets events that are too old to be sent again, and what belongs to deleted webhooks, a part at a time. */
@ApplicationScoped
public class DeliveryPurge {

    private static final int PART = 5000;
    /** Any constant of its own serves: advisory locks are kept apart by database. */
    private static final long PURGE_LOCK = 7_309_003_190L;

    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(" + PURGE_LOCK + ")";
    /** Numbers follow the time well enough: one event that is out of place is forgotten a little late. */
    private static final String NUMBER_UP_TO_WHICH_ALL_ARE_OLD = """
            SELECT max(id) FROM (SELECT id, occurred_at FROM webhook_event ORDER BY id LIMIT ?) AS oldest
            WHERE occurred_at < now() - ? * interval '1 s'
            """;

    private static final String FORGET_DELIVERIES = """
            DELETE FROM webhook_delivery d USING webhook w WHERE d.webhook_id = w.id AND d.event_number <= ?
            """;
    private static final String FORGET_EVENTS = "DELETE FROM webhook_event WHERE id <= ?";
    private static final String CLEAR_DELETED = """
            DELETE FROM webhook_delivery WHERE (webhook_id, event_number) IN (
                SELECT d.webhook_id, d.event_number
                FROM webhook w JOIN webhook_delivery d ON d.webhook_id = w.id WHERE w.state = 'DELETED' LIMIT ?)
            """;
    private static final String REMOVE_DELETED = """
            DELETE FROM webhook w
            WHERE w.state = 'DELETED' AND NOT EXISTS (SELECT FROM webhook_delivery d WHERE d.webhook_id = w.id)
            """;

    private final AgroalDataSource dataSource;
    private final WebhookConfig config;

    DeliveryPurge(AgroalDataSource dataSource, WebhookConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    public void run() {
        int forgotten = PART;
        while (forgotten >= PART) {
            forgotten = QuarkusTransaction.requiringNew().call(this::forgetSome);
        }
    }

    /** @return how much of the part was used */
    private int forgetSome() {
        try (Connection connection = dataSource.getConnection()) {
            RowSecurity.restrict(connection, RegionScope.everything());
            if (!isAlone(connection)) {
                return 0;
            }
            int events = forgetOld(connection);
            int deliveries = update(connection, CLEAR_DELETED, PART);
            update(connection, REMOVE_DELETED, null);
            return Math.max(events, deliveries);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static boolean isAlone(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private int forgetOld(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NUMBER_UP_TO_WHICH_ALL_ARE_OLD)) {
            statement.setInt(1, PART);
            statement.setLong(2, config.keepEvents().toSeconds());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long number = row.getLong(1);
                if (row.wasNull()) {
                    return 0;
                }
                update(connection, FORGET_DELIVERIES, number);
                return update(connection, FORGET_EVENTS, number);
            }
        }
    }

    private static int update(Connection connection, String sql, Number parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (parameter != null) {
                statement.setObject(1, parameter.longValue());
            }
            return statement.executeUpdate();
        }
    }
}
