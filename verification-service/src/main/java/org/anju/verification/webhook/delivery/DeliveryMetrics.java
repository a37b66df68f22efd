package org.anju.verification.webhook.delivery;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
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

/** How many messages wait or were given up, and for how long the oldest waits that should go out by itself. */
@ApplicationScoped
public class DeliveryMetrics {

    private static final String STATES = """
            SELECT (SELECT count(*) FROM webhook_delivery WHERE state = 'PENDING'),
                (SELECT count(*) FROM webhook_delivery WHERE state = 'DEAD')
            """;
    /** One look at the beginning of each webhook's queue; what waits for an owner to resume is not overdue. */
    private static final String OLDEST = """
            SELECT coalesce(extract(epoch FROM now() - min((SELECT e.occurred_at FROM webhook_event e WHERE e.id = (
                SELECT min(d.event_number) FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.state = 'PENDING')))), 0)
            FROM webhook w WHERE w.state = 'ACTIVE'
            """;

    private final AgroalDataSource dataSource;
    private volatile long pending;
    private volatile long dead;
    private volatile double oldest;

    DeliveryMetrics(AgroalDataSource dataSource, MeterRegistry metrics) {
        this.dataSource = dataSource;
        Gauge.builder("anju_webhook_deliveries", this, self -> self.pending)
                .tag("state", "pending")
                .register(metrics);
        Gauge.builder("anju_webhook_deliveries", this, self -> self.dead)
                .tag("state", "dead")
                .register(metrics);
        Gauge.builder("anju_webhook_oldest_pending_seconds", this, self -> self.oldest)
                .register(metrics);
    }

    /** Counting what waits for a receiver that is paused takes a second after some days. */
    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    public void refresh() {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = dataSource.getConnection()) {
                RowSecurity.restrict(connection, RegionScope.everything());
                read(connection);
            } catch (SQLException exception) {
                throw new DatabaseException(exception);
            }
        });
    }

    private void read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STATES);
                ResultSet row = statement.executeQuery()) {
            row.next();
            pending = row.getLong(1);
            dead = row.getLong(2);
        }
        try (PreparedStatement statement = connection.prepareStatement(OLDEST);
                ResultSet row = statement.executeQuery()) {
            row.next();
            oldest = row.getDouble(1);
        }
    }
}
