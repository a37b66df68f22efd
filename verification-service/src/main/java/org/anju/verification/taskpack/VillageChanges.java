package org.anju.verification.taskpack;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.anju.common.database.DatabaseException;

/** Tells whether anything of a village has changed since a snapshot of the database. */
@ApplicationScoped
class VillageChanges {

    /** Who holds an older snapshot cannot ask any more, and makes the pack anew. */
    static final Duration ANSWERABLE = Duration.ofHours(1);

    /** Longer, so that no question is open when its rows go. */
    private static final Duration KEPT = ANSWERABLE.multipliedBy(2);

    /**
     * Transactions get their numbers when they begin to write, and commit in any order. That one is not visible in the snapshot
     * is therefore not a matter of the highest number seen: one with a lower number may have been open then. The snapshot
     * itself knows which were.
     */
    private static final String CHANGED = """
            SELECT pg_current_snapshot()::text, EXISTS (
                SELECT FROM village_change
                WHERE village_code = ? AND changed_transaction >= pg_snapshot_xmin(?::pg_snapshot)
                    AND NOT pg_visible_in_snapshot(changed_transaction, ?::pg_snapshot))
            """;

    private static final String OLDEST_OPEN = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text";
    private static final String FORGET = "DELETE FROM village_change WHERE changed_transaction < ?::xid8";

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final Deque<Ended> ended = new ArrayDeque<>();

    /** At the given moment all transactions with lower numbers had ended. */
    private record Ended(Instant at, String transaction) {}

    VillageChanges(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** @param snapshot to ask from the next time when nothing has changed */
    record Answer(boolean changed, String snapshot) {}

    Answer since(String snapshot, String villageCode) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(CHANGED)) {
            statement.setString(1, villageCode);
            statement.setString(2, snapshot);
            statement.setString(3, snapshot);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Answer(row.getBoolean(2), row.getString(1));
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** By transactions that had ended long ago, not by when they began: one may have been open for hours. */
    @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = dataSource.getConnection()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(OLDEST_OPEN)) {
                row.next();
                ended.addLast(new Ended(now, row.getString(1)));
            }
            Ended oldEnough = null;
            while (!ended.isEmpty() && ended.getFirst().at().isBefore(now.minus(KEPT))) {
                oldEnough = ended.removeFirst();
            }
            if (oldEnough != null) {
                forget(connection, oldEnough.transaction());
            }
        }
    }

    private static void forget(Connection connection, String transaction) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setString(1, transaction);
            statement.executeUpdate();
        }
    }
}
