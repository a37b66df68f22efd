package org.anju.common.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.anju.common.database.DatabaseException;

/** Events wait here, written in the transaction of the change that they tell, until the relay has published them. */
@ApplicationScoped
public class Outbox {

    private static final String APPEND = """
            INSERT INTO outbox (event_id, topic, key, type, occurred_at, data)
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
            """;

    private final AgroalDataSource dataSource;
    private final TransactionSynchronizationRegistry transactions;
    private final OutboxRelay relay;
    private final ObjectMapper json;

    Outbox(
            AgroalDataSource dataSource,
            TransactionSynchronizationRegistry transactions,
            OutboxRelay relay,
            ObjectMapper json) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.relay = relay;
        this.json = json;
    }

    /** Appends in the current JTA transaction and wakes the relay once that is committed. */
    public void append(List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            append(connection, events);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
        wakeRelayAfterCommit();
    }

    /** For events that the database itself appends in the current JTA transaction. */
    public void wakeRelayAfterCommit() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }

    /** Appends in the transaction open on the given connection; call {@link #committed} after its commit. */
    public void append(Connection connection, List<OutgoingEvent> events) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", events.stream().map(OutgoingEvent::id).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", events.stream().map(OutgoingEvent::topic).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", events.stream().map(OutgoingEvent::key).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text", events.stream().map(OutgoingEvent::type).toArray()));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "timestamptz",
                            events.stream()
                                    .map(event -> Timestamp.from(event.occurredAt()))
                                    .toArray()));
            statement.setArray(
                    6,
                    connection.createArrayOf(
                            "text", events.stream().map(OutgoingEvent::data).toArray()));
            statement.executeUpdate();
        }
    }

    /** Tells the relay that a transaction with events is committed, so that it need not wait for its next look. */
    public void committed() {
        relay.wake();
    }

    public String toJson(Object facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
