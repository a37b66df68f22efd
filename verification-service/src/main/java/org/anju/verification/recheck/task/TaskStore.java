package org.anju.verification.recheck.task;

import static org.anju.verification.recheck.StatementRunner.uuid;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.region.RegionCode;
import org.anju.verification.recheck.StatementRunner;

/** The tasks of samples. All methods take part in the current transaction, and see what its scope covers. */
@ApplicationScoped
public class TaskStore {

    private static final String COLUMNS = """
            id, sample_id, campaign_id, verification_id, household_id, village_code, state, attempts, recheck_id, assignee""";
    private static final String PAGE = """
            SELECT %s FROM recheck_task
            WHERE sample_id = ? AND (?::text IS NULL OR assignee = ?) AND (?::text IS NULL OR state = ?) AND id > ?
            ORDER BY id LIMIT ?
            """.formatted(COLUMNS);
    private static final String OWN = """
            SELECT %s FROM recheck_task WHERE assignee = ? AND state = 'OPEN' AND id > ? ORDER BY id LIMIT ?
            """.formatted(COLUMNS);
    private static final String EXISTS = "SELECT 1 FROM recheck_task WHERE sample_id = ? LIMIT 1";
    /** Sorted, so that two who assign the same tasks never wait for each other in a circle. */
    private static final String LOCK =
            "SELECT %s FROM recheck_task WHERE id = ANY (?::uuid[]) ORDER BY id FOR UPDATE".formatted(COLUMNS);

    private static final String UNASSIGNED = """
            SELECT %s FROM recheck_task
            WHERE sample_id = ? AND village_code BETWEEN ? AND ? AND state = 'OPEN' AND assignee IS NULL
            ORDER BY id
            """.formatted(COLUMNS);
    private static final String ASSIGN = """
            UPDATE recheck_task SET assignee = ?, assigned_by_name = ?, assigned_at = ?
            WHERE id = ANY (?::uuid[]) RETURNING %s
            """.formatted(COLUMNS);
    /** What another one is assigning just now is left to that one. */
    private static final String ASSIGN_FREE = """
            UPDATE recheck_task SET assignee = ?, assigned_by_name = ?, assigned_at = ?
            WHERE id IN (
                SELECT id FROM recheck_task WHERE id = ANY (?::uuid[]) AND state = 'OPEN' AND assignee IS NULL
                ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING %s
            """.formatted(COLUMNS);

    private static final String ADVANCE =
            "UPDATE recheck_task SET state = ?, attempts = ?, recheck_id = ? WHERE id = ?";
    private static final String WITHDRAW = """
            UPDATE recheck_task SET state = 'WITHDRAWN'
            WHERE sample_id = ? AND village_code BETWEEN ? AND ? AND state = 'OPEN'
            """;
    private static final String OPEN = "SELECT 1 FROM recheck_task WHERE sample_id = ? AND state = 'OPEN' LIMIT 1";

    private final StatementRunner statements;

    TaskStore(StatementRunner statements) {
        this.statements = statements;
    }

    /**
     * @param assignee null for tasks of everybody and nobody
     * @param state null for all
     */
    List<StoredTask> page(UUID sample, String assignee, TaskState state, UUID after, int limit) {
        String wanted = state == null ? null : state.name();
        return statements.query(PAGE, TaskStore::task, sample, assignee, assignee, wanted, wanted, after, limit);
    }

    List<StoredTask> openOf(String assignee, UUID after, int limit) {
        return statements.query(OWN, TaskStore::task, assignee, after, limit);
    }

    boolean hasTasks(UUID sample) {
        return statements.first(EXISTS, row -> true, sample).isPresent();
    }

    List<StoredTask> lock(Collection<UUID> tasks) {
        return statements.query(LOCK, TaskStore::task, tasks);
    }

    public Optional<StoredTask> lock(UUID task) {
        return lock(List.of(task)).stream().findFirst();
    }

    List<StoredTask> unassigned(UUID sample, RegionCode region) {
        return statements.query(UNASSIGNED, TaskStore::task, sample, region, lastOf(region));
    }

    List<StoredTask> assign(Collection<UUID> tasks, String assignee, Caller by, Instant at) {
        return statements.query(ASSIGN, TaskStore::task, assignee, by.username(), at, tasks);
    }

    /** At most so many of the tasks, of those that nobody has. */
    List<StoredTask> assignFree(Collection<UUID> tasks, int limit, String assignee, Caller by, Instant at) {
        return statements.query(ASSIGN_FREE, TaskStore::task, assignee, by.username(), at, tasks, limit);
    }

    /** After a recheck of it. */
    public void advance(UUID task, TaskState state, int attempts, UUID recheck) {
        statements.update(ADVANCE, state, attempts, recheck, task);
    }

    public void withdrawOpen(UUID sample, RegionCode region) {
        statements.update(WITHDRAW, sample, region, lastOf(region));
    }

    public boolean hasOpen(UUID sample) {
        return statements.first(OPEN, row -> true, sample).isPresent();
    }

    private static String lastOf(RegionCode region) {
        return region.prefix() + "9".repeat(12 - region.prefix().length());
    }

    private static StoredTask task(ResultSet row) throws SQLException {
        return new StoredTask(
                uuid(row, "id"),
                uuid(row, "sample_id"),
                uuid(row, "campaign_id"),
                uuid(row, "verification_id"),
                uuid(row, "household_id"),
                row.getString("village_code"),
                TaskState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                uuid(row, "recheck_id"),
                row.getString("assignee"));
    }
}
