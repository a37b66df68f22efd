package org.anju.verification.record;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;

/** Tells why records came back, and keeps whether those who recorded them were told. */
@ApplicationScoped
public class ReturnedRecords {

    /**
     * What has to be mended, for a {@code timeline_entry t}: that of an approved change request names the request, and what is to
     * change stands there.
     */
    public static final String NOTE = """
            CASE WHEN t.reason = 'CHANGE_REQUEST' THEN (SELECT c.change FROM change_request c WHERE c.id = t.note::uuid)
                ELSE t.note END AS note""";

    private static final String SHOWN = """
            UPDATE verification SET returned_seen_at = ?
            WHERE id = ANY (?) AND submitted_by = ? AND state = 'RETURNED' AND returned_seen_at IS NULL
            """;
    private static final String RETURNS = """
            SELECT DISTINCT ON (v.id) v.id, v.returned_seen_at, t.reason, %s, t.acted_by_name, t.acted_at
            FROM verification v JOIN timeline_entry t ON t.verification_id = v.id AND t.to_state = 'RETURNED'
            WHERE v.id = ANY (?) AND v.state = 'RETURNED'
            ORDER BY v.id, t.id DESC
            """.formatted(NOTE);

    private final AgroalDataSource dataSource;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    ReturnedRecords(AgroalDataSource dataSource, RowSecurity rowSecurity, Clock clock) {
        this.dataSource = dataSource;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    /**
     * The returns of those of the records that were returned, by record. To whoever recorded one it counts as shown from now
     * on; somebody else's looking at it does not. Works in the current JTA transaction, whose scope must be set.
     */
    @Transactional(TxType.MANDATORY)
    public Map<UUID, Returned> show(Collection<UUID> records, Caller caller) {
        if (records.isEmpty()) {
            return Map.of();
        }
        try (Connection connection = dataSource.getConnection()) {
            Object[] ids = records.toArray();
            shown(connection, ids, caller);
            return returns(connection, ids);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /**
     * Keeps, in a transaction of its own, that the caller has shown to know that these came back; those of others are left as
     * they are.
     */
    public void seen(Collection<UUID> records, Caller caller) {
        if (records.isEmpty()) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(caller.scope());
            try (Connection connection = dataSource.getConnection()) {
                shown(connection, records.toArray(), caller);
            } catch (SQLException exception) {
                throw new DatabaseException(exception);
            }
        });
    }

    private void shown(Connection connection, Object[] ids, Caller caller) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SHOWN)) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setArray(2, connection.createArrayOf("uuid", ids));
            statement.setString(3, caller.subject());
            statement.executeUpdate();
        }
    }

    private static Map<UUID, Returned> returns(Connection connection, Object[] ids) throws SQLException {
        Map<UUID, Returned> returns = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(RETURNS)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Timestamp seenAt = row.getTimestamp("returned_seen_at");
                    returns.put(
                            row.getObject("id", UUID.class),
                            new Returned(
                                    Returned.Reason.listOf(row.getString("reason")),
                                    row.getString("note"),
                                    row.getString("acted_by_name"),
                                    row.getTimestamp("acted_at").toInstant(),
                                    seenAt == null ? null : seenAt.toInstant()));
                }
            }
        }
        return returns;
    }
}
