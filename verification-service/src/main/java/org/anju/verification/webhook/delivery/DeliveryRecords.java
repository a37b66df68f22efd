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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.verification.webhook.sending.Failure;

/** What became of a webhook's messages; sees what the current transaction may see. */
@ApplicationScoped
public class DeliveryRecords {

    private static final String COLUMNS = """
            SELECT d.event_number, e.event_id, e.type, e.household_id, e.village_code, e.occurred_at, d.state, d.attempts,
                d.next_attempt_at, d.last_attempt_at, d.last_failure, d.last_status, d.last_response, d.delivered_at
            FROM webhook_delivery d JOIN webhook_event e ON e.id = d.event_number
            """;
    /** One statement for each, so that each finds its index. */
    private static final String PAGE = COLUMNS + """
            WHERE d.webhook_id = ? AND d.event_number < ? ORDER BY d.event_number DESC LIMIT ?
            """;

    private static final String PAGE_OF_STATE = COLUMNS + """
            WHERE d.webhook_id = ? AND d.event_number < ? AND d.state = '%s' ORDER BY d.event_number DESC LIMIT ?
            """;
    private static final String ONE = COLUMNS + "WHERE d.webhook_id = ? AND e.event_id = ?";
    private static final String AGAIN = """
            UPDATE webhook_delivery d
            SET state = 'PENDING', attempts = CASE d.state WHEN 'PENDING' THEN d.attempts ELSE 0 END, next_attempt_at = now()
            FROM webhook_event e WHERE e.id = d.event_number AND d.webhook_id = ? AND e.event_id = ?
            """;

    private final AgroalDataSource dataSource;

    DeliveryRecords(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The newest first.
     *
     * @param state null for all
     * @param before the last page's cursor, or null
     */
    @Transactional(TxType.MANDATORY)
    public DeliveryPage page(UUID webhook, DeliveryState state, Long before, int limit) {
        String sql = state == null ? PAGE : PAGE_OF_STATE.formatted(state.name());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, webhook);
            statement.setLong(2, before == null ? Long.MAX_VALUE : before);
            statement.setInt(3, limit + 1);
            List<DeliveryResponse> items = new ArrayList<>();
            Long last = null;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (items.size() == limit) {
                        return new DeliveryPage(items, last);
                    }
                    items.add(read(row));
                    last = row.getLong("event_number");
                }
            }
            return new DeliveryPage(items, null);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    @Transactional(TxType.MANDATORY)
    public Optional<DeliveryResponse> find(UUID webhook, UUID event) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setObject(1, webhook);
            statement.setObject(2, event);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Has one message sent once more, or tried again without waiting. */
    @Transactional(TxType.MANDATORY)
    public void sendAgain(UUID webhook, UUID event) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(AGAIN)) {
            statement.setObject(1, webhook);
            statement.setObject(2, event);
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static DeliveryResponse read(ResultSet row) throws SQLException {
        DeliveryState state = DeliveryState.valueOf(row.getString("state"));
        String failure = row.getString("last_failure");
        return new DeliveryResponse(
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getObject("household_id", UUID.class),
                row.getString("village_code"),
                row.getTimestamp("occurred_at").toInstant(),
                state,
                row.getInt("attempts"),
                state == DeliveryState.PENDING ? instant(row.getTimestamp("next_attempt_at")) : null,
                instant(row.getTimestamp("last_attempt_at")),
                failure == null ? null : Failure.valueOf(failure),
                row.getObject("last_status", Integer.class),
                row.getString("last_response"),
                instant(row.getTimestamp("delivered_at")));
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
