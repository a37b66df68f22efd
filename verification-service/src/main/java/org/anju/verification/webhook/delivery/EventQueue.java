package org.anju.verification.webhook.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.anju.common.database.DatabaseException;
import org.anju.common.event.ReceivedEvent;
import org.anju.verification.record.EventFollower;

/** Puts what the service tells into the queues of the webhooks that want it, in the transaction that reads it. */
@ApplicationScoped
class EventQueue implements EventFollower {

    private static final String ANY_WEBHOOK = "SELECT EXISTS (SELECT FROM webhook WHERE state <> 'DELETED')";

    /** An event that is told twice, as after a crash of the relay, is kept once. */
    private static final String ENQUEUE = """
            WITH item AS (
                SELECT * FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[], ?::text[])
                    WITH ORDINALITY AS t (event_id, type, household_id, village_code, occurred_at, data, position)
            ), target AS (
                SELECT w, w.id, w.state FROM webhook w WHERE w.state <> 'DELETED'
            ), told AS (
                INSERT INTO webhook_event (event_id, type, household_id, village_code, occurred_at, data)
                SELECT event_id, type, household_id, village_code, occurred_at, data FROM item
                WHERE EXISTS (SELECT FROM target WHERE webhook_wants(target.w, item.type, item.village_code))
                ORDER BY position
                ON CONFLICT (event_id) DO NOTHING
                RETURNING id, type, household_id, village_code)
            INSERT INTO webhook_delivery (webhook_id, event_number, household_id, village_code)
            SELECT target.id, told.id, told.household_id, told.village_code
            FROM told JOIN target ON target.state <> 'DISABLED'
                AND webhook_wants(target.w, told.type, told.village_code)
            """;

    private final AgroalDataSource dataSource;
    private final DeliveryDispatcher dispatcher;

    EventQueue(AgroalDataSource dataSource, DeliveryDispatcher dispatcher) {
        this.dataSource = dataSource;
        this.dispatcher = dispatcher;
    }

    @Override
    public void follow(List<ReceivedEvent<JsonNode>> events) {
        // Without a village nobody could say who may hear of it.
        List<ReceivedEvent<JsonNode>> ofVillages = events.stream()
                .filter(event -> event.facts().path("villageCode").isTextual())
                .toList();
        try (Connection connection = dataSource.getConnection()) {
            if (!ofVillages.isEmpty() && anybodyListens(connection) && enqueue(connection, ofVillages) > 0) {
                dispatcher.wakeAfterCommit();
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static boolean anybodyListens(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ANY_WEBHOOK);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static int enqueue(Connection connection, List<ReceivedEvent<JsonNode>> events) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENQUEUE)) {
            bind(statement, 1, "uuid", events, ReceivedEvent::id);
            bind(statement, 2, "text", events, ReceivedEvent::type);
            bind(statement, 3, "uuid", events, event -> household(event.facts()));
            bind(statement, 4, "text", events, event -> event.facts()
                    .get("villageCode")
                    .textValue());
            bind(statement, 5, "timestamptz", events, event -> Timestamp.from(event.time()));
            bind(statement, 6, "text", events, event -> event.facts().toString());
            return statement.executeUpdate();
        }
    }

    private static void bind(
            PreparedStatement statement,
            int position,
            String type,
            List<ReceivedEvent<JsonNode>> events,
            Function<ReceivedEvent<JsonNode>, Object> column)
            throws SQLException {
        statement.setArray(
                position,
                statement
                        .getConnection()
                        .createArrayOf(type, events.stream().map(column).toArray()));
    }

    private static UUID household(JsonNode facts) {
        JsonNode id = facts.path("householdId");
        return id.isTextual() ? UUID.fromString(id.textValue()) : null;
    }
}
