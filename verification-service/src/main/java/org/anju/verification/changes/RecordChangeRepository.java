package org.anju.verification.changes;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.feed.FeedCursor;
import org.anju.common.region.RegionCode;
import org.anju.verification.record.RecordFacts;

/** Sees what row-level security lets the current transaction see. */
@ApplicationScoped
class RecordChangeRepository {

    /**
     * Transactions get their numbers when they begin to write, and commit in any order: one with a lower number may still
     * be about to commit when one with a higher number is long visible. Told at once, the higher one would move the
     * reader's cursor past the lower one, whose changes would be missed for ever. So only what lies below the horizon is
     * told, the lowest number that is still open. A transaction that stays open holds the feed back, never breaks it.
     */
    private static final String HORIZON = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    private static final String CHANGES = """
            SELECT v.changed_transaction::text::bigint AS changed_transaction, v.state_since, %s
            FROM verification v
            WHERE (v.changed_transaction, v.id) > (?::text::xid8, ?) AND v.changed_transaction < ?::text::xid8
              AND v.village_code BETWEEN ? AND ?
            ORDER BY v.changed_transaction, v.id LIMIT ?
            """.formatted(RecordFacts.COLUMNS);

    private static final int CODE_DIGITS = 12;

    private final AgroalDataSource dataSource;

    RecordChangeRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    record Change(ChangedRecord record, FeedCursor cursor) {}

    /** Every change of a transaction below it can be read by now. */
    long horizon() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(HORIZON);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** @param region null for all that the transaction may see */
    List<Change> findAfter(FeedCursor cursor, long horizon, RegionCode region, int limit) {
        String prefix = region == null ? "" : region.prefix();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(CHANGES)) {
            statement.setString(1, Long.toString(cursor.transaction()));
            statement.setObject(2, cursor.id());
            statement.setString(3, Long.toString(horizon));
            statement.setString(4, prefix + "0".repeat(CODE_DIGITS - prefix.length()));
            statement.setString(5, prefix + "9".repeat(CODE_DIGITS - prefix.length()));
            statement.setInt(6, limit);
            List<Change> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(change(row));
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                new ChangedRecord(
                        RecordFacts.read(row), row.getTimestamp("state_since").toInstant()),
                new FeedCursor(row.getLong("changed_transaction"), row.getObject("id", UUID.class)));
    }
}
