package org.anju.verification.webhook.delivery;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.verification.webhook.WebhookConfig;
import org.anju.verification.webhook.sending.Attempt;
import org.jboss.logging.Logger;

/** Writes down what became of an attempt, and what follows from it for the delivery and its webhook. */
@ApplicationScoped
class DeliveryOutcomes {

    private static final Logger LOG = Logger.getLogger(DeliveryOutcomes.class);

    private static final String DELIVERED = """
            UPDATE webhook_delivery
            SET state = 'DELIVERED', delivered_at = now(), last_failure = NULL, last_status = ?, last_response = NULL
            WHERE webhook_id = ? AND event_number = ? AND state = 'PENDING'
            """;

    /** Left alone when another instance has taken the delivery meanwhile, because this one's lease had ended. */
    private static final String FAILED = """
            UPDATE webhook_delivery
            SET state = ?, next_attempt_at = now() + ? * interval '1 ms', last_failure = ?, last_status = ?, last_response = ?
            WHERE webhook_id = ? AND event_number = ? AND state = 'PENDING' AND attempts = ?
            """;

    private static final String RECOVERED = """
            UPDATE webhook_health SET failures = 0, failing_since = NULL, held_until = NULL
            WHERE webhook_id = ? AND failures > 0
            """;
    private static final String FAILING = """
            UPDATE webhook_health SET failures = failures + 1, failing_since = coalesce(failing_since, now())
            WHERE webhook_id = ? RETURNING failures, extract(epoch FROM now() - failing_since)::bigint
            """;
    private static final String HOLD =
            "UPDATE webhook_health SET held_until = now() + ? * interval '1 ms' WHERE webhook_id = ?";
    private static final String STOP = """
            UPDATE webhook SET state = ?, state_reason = ?, state_since = now(), version = version + 1
            WHERE id = ? AND state = 'ACTIVE'
            """;

    private final AgroalDataSource dataSource;
    private final WebhookConfig config;
    private final MeterRegistry metrics;
    private final RetrySchedule waits;
    private final RetrySchedule holds;

    DeliveryOutcomes(AgroalDataSource dataSource, WebhookConfig config, MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.config = config;
        this.metrics = metrics;
        this.waits = new RetrySchedule(
                config.firstWait(), config.growth(), config.longestWait(), () -> ThreadLocalRandom.current()
                        .nextDouble());
        this.holds = new RetrySchedule(config.firstHold(), 2, config.longestHold(), () -> ThreadLocalRandom.current()
                .nextDouble());
    }

    @Transactional(TxType.REQUIRES_NEW)
    void settle(UUID webhook, Delivery delivery, Attempt attempt) {
        try (Connection connection = dataSource.getConnection()) {
            RowSecurity.restrict(connection, RegionScope.everything());
            DeliveryStore.commitWithoutWaiting(connection);
            if (attempt.delivered()) {
                delivered(connection, webhook, delivery, attempt);
                return;
            }
            failed(connection, webhook, delivery, attempt);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private void delivered(Connection connection, UUID webhook, Delivery delivery, Attempt attempt)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELIVERED)) {
            statement.setInt(1, attempt.status());
            statement.setObject(2, webhook);
            statement.setLong(3, delivery.number());
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(RECOVERED)) {
            statement.setObject(1, webhook);
            statement.executeUpdate();
        }
        count("delivered");
    }

    private void failed(Connection connection, UUID webhook, Delivery delivery, Attempt attempt) throws SQLException {
        boolean dead = delivery.attempt() >= config.attempts() && !attempt.gone();
        Duration wait = longer(waits.after(delivery.attempt()), attempt);
        try (PreparedStatement statement = connection.prepareStatement(FAILED)) {
            statement.setString(1, (dead ? DeliveryState.DEAD : DeliveryState.PENDING).name());
            statement.setLong(2, wait.toMillis());
            statement.setString(3, attempt.failure().name());
            statement.setObject(4, attempt.status());
            statement.setString(5, attempt.response());
            statement.setObject(6, webhook);
            statement.setLong(7, delivery.number());
            statement.setInt(8, delivery.attempt());
            statement.executeUpdate();
        }
        count(dead ? "dead" : "failed");
        judge(connection, webhook, attempt);
    }

    /** One message in trouble is that message's; a receiver that takes nothing at all is left alone as a whole. */
    private void judge(Connection connection, UUID webhook, Attempt attempt) throws SQLException {
        int failures;
        Duration failing;
        try (PreparedStatement statement = connection.prepareStatement(FAILING)) {
            statement.setObject(1, webhook);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return;
                }
                failures = row.getInt(1);
                failing = Duration.ofSeconds(row.getLong(2));
            }
        }
        if (attempt.gone()) {
            stop(connection, webhook, "DISABLED", "GONE");
            return;
        }
        if (failing.compareTo(config.pauseAfter()) >= 0) {
            stop(connection, webhook, "PAUSED", "FAILING");
            return;
        }
        Duration hold = failures < config.awayAfter() ? Duration.ZERO : holds.after(failures - config.awayAfter() + 1);
        hold(connection, webhook, longer(hold, attempt));
    }

    private static void hold(Connection connection, UUID webhook, Duration hold) throws SQLException {
        if (hold.isZero()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
            statement.setLong(1, hold.toMillis());
            statement.setObject(2, webhook);
            statement.executeUpdate();
        }
    }

    private static void stop(Connection connection, UUID webhook, String state, String reason) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STOP)) {
            statement.setString(1, state);
            statement.setString(2, reason);
            statement.setObject(3, webhook);
            if (statement.executeUpdate() > 0) {
                LOG.warnf("Webhook %s is %s: %s", webhook, state, reason);
            }
        }
    }

    /** What the receiver asks for counts when it is longer than what is due anyway. */
    private static Duration longer(Duration due, Attempt attempt) {
        return attempt.retryAfter().filter(asked -> asked.compareTo(due) > 0).orElse(due);
    }

    private void count(String outcome) {
        metrics.counter("anju_webhook_attempts", "outcome", outcome).increment();
    }
}
