package org.anju.household.rotation;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;

/** How far rotations have come. All methods take part in the current transaction. */
@ApplicationScoped
class RotationStore {

    /** Any constants serve: advisory locks are kept apart by database. */
    private static final String TRY_WORKER_LOCK = "SELECT pg_try_advisory_xact_lock(7309003174)";

    private static final String START_LOCK = "SELECT pg_advisory_xact_lock(7309003175)";

    private static final String ADD = """
            INSERT INTO key_rotation (id, key_number, requested_by_subject, requested_by_name) VALUES (?, ?, ?, ?)
            """;
    private static final String ADD_TABLE =
            "INSERT INTO key_rotation_table (rotation_id, table_name, rows_total) VALUES (?, ?, ?)";
    private static final String RUNNING =
            "SELECT id, key_number, begun_transaction IS NOT NULL AS begun FROM key_rotation WHERE state = 'RUNNING'";
    /** What a worker held that gave no sign of life for too long: if it lives, it finds that out before it stores. */
    private static final String FREE_IMPORTS = """
            UPDATE roster_import SET lease_holder = NULL, lease_until = NULL
            WHERE lease_holder IS NOT NULL AND lease_until < now()
            """;
    /**
     * Two seconds after the start every instance has looked at its key file again, and no import that had not seen the
     * rotation is about to be claimed.
     */
    private static final String BEGIN = """
            UPDATE key_rotation SET begun_transaction = pg_current_xact_id()
            WHERE id = ? AND started_at < now() - interval '3 s'
                AND NOT EXISTS (SELECT FROM roster_import WHERE lease_holder IS NOT NULL)
            """;

    private static final String ADVANCE = """
            UPDATE key_rotation_table SET rows_done = rows_done + ? WHERE rotation_id = ? AND table_name = ?
            """;
    private static final String MARK_UNREADABLE =
            "UPDATE key_rotation_table SET rows_unreadable = ? WHERE rotation_id = ? AND table_name = ?";
    /** Only once every transaction has ended that may still have written with an older key. */
    private static final String OLDER_ARE_OVER = """
            SELECT pg_snapshot_xmin(pg_current_snapshot()) > begun_transaction FROM key_rotation WHERE id = ?
            """;

    private static final String FINISH =
            "UPDATE key_rotation SET state = ?, finished_at = clock_timestamp() WHERE id = ?";
    private static final String FINISH_TABLES =
            "UPDATE key_rotation_table SET rows_total = rows_done + rows_unreadable WHERE rotation_id = ?";
    private static final String FIND = """
            SELECT id, key_number, state, requested_by_name, started_at, finished_at FROM key_rotation
            WHERE (?::uuid IS NULL OR id = ?) AND (?::uuid IS NULL OR id < ?)
            ORDER BY id DESC LIMIT ?
            """;
    private static final String TABLES = """
            SELECT table_name, rows_done, rows_total, rows_unreadable FROM key_rotation_table
            WHERE rotation_id = ? ORDER BY table_name
            """;

    private final AgroalDataSource dataSource;

    RotationStore(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Nobody else starts a rotation until the end of the transaction. */
    void lockStart() {
        query(START_LOCK, ResultSet::next);
    }

    /** Whether no other instance works on rotations until the end of the transaction. */
    boolean tryWorkerLock() {
        return isTrue(TRY_WORKER_LOCK);
    }

    void add(UUID id, int keyNumber, Caller caller) {
        update(ADD, id, keyNumber, caller.subject(), caller.username());
    }

    void addTable(UUID id, SealedTable table, long rows) {
        update(ADD_TABLE, id, table.name(), rows);
    }

    Optional<RunningRotation> running() {
        return query(
                RUNNING,
                row -> row.next()
                        ? Optional.of(new RunningRotation(
                                row.getObject("id", UUID.class), row.getInt("key_number"), row.getBoolean("begun")))
                        : Optional.empty());
    }

    /** @return whether work may begin: nobody seals with an older key any more */
    boolean begin(UUID id) {
        update(FREE_IMPORTS);
        return update(BEGIN, id) == 1;
    }

    void advance(UUID id, SealedTable table, int rows) {
        update(ADVANCE, rows, id, table.name());
    }

    void markUnreadable(UUID id, SealedTable table, long rows) {
        update(MARK_UNREADABLE, rows, id, table.name());
    }

    boolean olderTransactionsAreOver(UUID id) {
        return isTrue(OLDER_ARE_OVER, id);
    }

    void finish(UUID id, RotationState state) {
        update(FINISH_TABLES, id);
        update(FINISH, state.name(), id);
    }

    Optional<KeyRotationResponse> find(UUID id) {
        return find(id, null, 1).stream().findFirst();
    }

    /** Newest first. */
    List<KeyRotationResponse> findBefore(UUID cursor, int limit) {
        return find(null, cursor, limit);
    }

    private List<KeyRotationResponse> find(UUID id, UUID before, int limit) {
        return query(
                FIND,
                row -> {
                    List<KeyRotationResponse> found = new ArrayList<>();
                    while (row.next()) {
                        found.add(toResponse(row));
                    }
                    return found;
                },
                id,
                id,
                before,
                before,
                limit);
    }

    private KeyRotationResponse toResponse(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Timestamp finished = row.getTimestamp("finished_at");
        return new KeyRotationResponse(
                id,
                row.getInt("key_number"),
                RotationState.valueOf(row.getString("state")),
                row.getString("requested_by_name"),
                row.getTimestamp("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                tables(id));
    }

    private List<TableProgress> tables(UUID id) {
        return query(
                TABLES,
                row -> {
                    List<TableProgress> tables = new ArrayList<>();
                    while (row.next()) {
                        tables.add(new TableProgress(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
                    }
                    return tables;
                },
                id);
    }

    private boolean isTrue(String sql, Object... parameters) {
        return query(sql, row -> row.next() && row.getBoolean(1), parameters);
    }

    private <T> T query(String sql, Reading<T> reading, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet row = statement.executeQuery()) {
                return reading.read(row);
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private int update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, parameters[index]);
        }
    }
}
