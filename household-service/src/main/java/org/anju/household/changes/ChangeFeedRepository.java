package org.anju.household.changes;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.feed.FeedCursor;

/** Sees what row-level security lets the current transaction see. */
@ApplicationScoped
class ChangeFeedRepository {

    /**
     * Transactions get their numbers when they begin to write, and commit in any order: one with a lower number may still be
     * about to commit when one with a higher number is long visible. Told at once, the higher one would move the reader's
     * cursor past the lower one, whose changes would be missed for ever. So a change is told only when every transaction
     * with a lower number has ended, which is what the snapshot's xmin says. A transaction that stays open holds the feed
     * back, never breaks it.
     */
    private static final String CHANGES = """
            SELECT id, household_no, village_code, poverty_attribute, expected_mode, member_count, status, version,
                changed_at, changed_transaction::text::bigint
            FROM household
            WHERE (changed_transaction, id) > (?::text::xid8, ?)
              AND changed_transaction < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY changed_transaction, id LIMIT ?
            """;

    private final AgroalDataSource dataSource;

    ChangeFeedRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    record Change(ChangedHousehold household, FeedCursor cursor) {}

    List<Change> findAfter(FeedCursor cursor, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(CHANGES)) {
            statement.setString(1, Long.toString(cursor.transaction()));
            statement.setObject(2, cursor.id());
            statement.setInt(3, limit);
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
        UUID id = row.getObject(1, UUID.class);
        OffsetDateTime changedAt = row.getObject(9, OffsetDateTime.class);
        HouseholdFacts facts = new HouseholdFacts(
                id,
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                HouseholdFacts.Status.valueOf(row.getString(7)),
                row.getLong(8),
                changedAt.toInstant());
        return new Change(new ChangedHousehold(facts, changedAt.toInstant()), new FeedCursor(row.getLong(10), id));
    }
}
