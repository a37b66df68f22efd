package org.anju.verification.watch;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.database.DatabaseException;

/** What waits to be compared, one row for each batch of changes. */
@ApplicationScoped
public class WatchQueue {

    private static final String ADD = "INSERT INTO watch_task (subject, ids, added_at) VALUES (?, ?, ?)";

    /** The number is one that no other code locks. */
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(6229001405)";

    /**
     * Comparing means looking up a few neighbours of each record. A plan made when a campaign has just begun, and its tables
     * are small, would read them whole, and be kept while they grow: so each is planned for the tables as they are.
     */
    private static final String LOOK_UP = """
            SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true)
            """;

    private static final String OLDEST =
            "SELECT id, subject, ids FROM watch_task WHERE set_aside_at IS NULL ORDER BY id LIMIT ?";
    private static final String ONE = "SELECT id, subject, ids FROM watch_task WHERE set_aside_at IS NULL AND id = ?";
    private static final String REMOVE = "DELETE FROM watch_task WHERE id = ANY (?)";
    private static final String SET_ASIDE = "UPDATE watch_task SET set_aside_at = ?, reason = ? WHERE id = ?";

    private final AgroalDataSource dataSource;
    private final Clock clock;

    WatchQueue(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    record Task(long id, Subject subject, List<UUID> ids) {}

    /** In the current transaction, that of the change. */
    @Transactional(TxType.MANDATORY)
    public void add(Subject subject, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, subject.name());
            statement.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            statement.setTimestamp(3, Timestamp.from(clock.instant()));
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Whether this instance may work on what waits until the current transaction ends. */
    boolean lock() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCK);
                PreparedStatement plans = connection.prepareStatement(LOOK_UP);
                ResultSet row = lock.executeQuery()) {
            row.next();
            plans.execute();
            return row.getBoolean(1);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    List<Task> oldest(int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(OLDEST)) {
            statement.setInt(1, limit);
            return read(statement);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Empty when another instance has done it meanwhile. */
    Optional<Task> find(long id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setLong(1, id);
            return read(statement).stream().findFirst();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    void remove(Collection<Task> tasks) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", tasks.stream().map(Task::id).toArray()));
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Keeps it for somebody to look at, out of the way of the others. */
    void setAside(Task task, String reason) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SET_ASIDE)) {
            statement.setTimestamp(1, Timestamp.from(clock.instant()));
            statement.setString(2, reason);
            statement.setLong(3, task.id());
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static List<Task> read(PreparedStatement statement) throws SQLException {
        List<Task> tasks = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Array ids = row.getArray("ids");
                tasks.add(new Task(row.getLong("id"), Subject.valueOf(row.getString("subject")), Arrays.asList((UUID[])
                        ids.getArray())));
            }
        }
        return tasks;
    }
}
