package org.anju.household.roster.work;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.household.HouseholdConfig;
import org.anju.household.registry.ChangeKind;
import org.anju.household.registry.RecordedChange;
import org.anju.household.roster.BadRows;
import org.anju.household.roster.ImportFindings;
import org.anju.household.roster.ImportState;
import org.anju.household.roster.ImportTask;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.finding.Findings;
import org.anju.household.roster.storage.HouseholdCounts;
import org.anju.household.roster.storage.RosterFiles;

/**
 * Who works on which import. A worker holds its import for a short time only and renews that while it lives; what a dead
 * worker held is free again soon.
 */
@ApplicationScoped
class ImportLeases {

    private static final String CLAIM = """
            UPDATE roster_import
            SET state = CASE task WHEN 'UNDO' THEN 'UNDOING' ELSE 'READING' END, lease_holder = ?,
                lease_until = now() + make_interval(secs => ?), attempts = attempts + 1, started_at = coalesce(started_at, now()),
                rows_read = CASE task WHEN 'UNDO' THEN rows_read ELSE 0 END
            WHERE id = (
                SELECT id FROM roster_import
                WHERE state IN ('RECEIVED', 'READING', 'CONFIRMED', 'STORING', 'UNDOING')
                    AND (lease_until IS NULL OR lease_until < now())
                    AND NOT EXISTS (SELECT FROM key_rotation WHERE state = 'RUNNING')
                ORDER BY received_at LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING id, lease_holder, task, bad_rows, regions, attempts, effective_on, owner_subject, owner_name, confirmed_by,
                undone_by_subject, undone_by_name, undo_reason
            """;
    private static final String RENEW = """
            UPDATE roster_import SET state = ?, rows_read = ?, lease_until = now() + make_interval(secs => ?)
            WHERE id = ? AND lease_holder = ?
            """;
    private static final String LOCK = "SELECT id FROM roster_import WHERE id = ? AND lease_holder = ? FOR UPDATE";
    private static final String FINISH = """
            UPDATE roster_import
            SET state = ?, rows_read = ?, added = ?, changed = ?, unchanged = ?, error_count = ?, warning_count = ?,
                faulty_rows = ?, file_kept_until = CASE WHEN ? THEN now() + make_interval(secs => ?) END,
                finished_at = clock_timestamp(), lease_holder = NULL, lease_until = NULL
            WHERE id = ? AND lease_holder = ?
            """;
    private static final String FINISH_UNDO = """
            UPDATE roster_import SET state = ?, undo_obstacles = nullif(?, 0), finished_at = clock_timestamp(),
                lease_holder = NULL, lease_until = NULL
            WHERE id = ? AND lease_holder = ?
            """;
    /** A stop that was asked for is not the workbook's fault, and does not count as an attempt. */
    private static final String RELEASE = """
            UPDATE roster_import SET attempts = attempts - 1, lease_holder = NULL, lease_until = NULL
            WHERE id = ? AND lease_holder = ?
            """;

    private static final String FORGET_FILES = """
            WITH expired AS (
                UPDATE roster_import SET file_kept_until = NULL
                WHERE file_kept_until < now() AND state IN ('CHECKED', 'IMPORTED', 'REFUSED', 'FAILED', 'UNDONE')
                RETURNING id)
            DELETE FROM roster_import_chunk USING expired WHERE import_id = expired.id
            """;

    private final AgroalDataSource dataSource;
    private final RowSecurity rowSecurity;
    private final RosterFiles files;
    private final ImportFindings importFindings;
    private final double leaseSeconds;
    private final double keepSeconds;

    ImportLeases(
            AgroalDataSource dataSource,
            RowSecurity rowSecurity,
            RosterFiles files,
            ImportFindings importFindings,
            HouseholdConfig config) {
        this.dataSource = dataSource;
        this.rowSecurity = rowSecurity;
        this.files = files;
        this.importFindings = importFindings;
        this.keepSeconds = config.roster().keepFile().toSeconds();
        this.leaseSeconds = config.roster().lease().toMillis() / 1000.0;
    }

    /** The oldest import that nobody works on. */
    Optional<ClaimedImport> claim() {
        return QuarkusTransaction.requiringNew().call(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(CLAIM)) {
                bind(statement, UUID.randomUUID(), leaseSeconds);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(claimed(row)) : Optional.empty();
                }
            }
        });
    }

    /** Goes on holding the import and shows how far it has come. */
    boolean renew(ClaimedImport claimed, ImportState state, long rowsRead) {
        return ownTransaction(RENEW, state.name(), rowsRead, leaseSeconds, claimed.id(), claimed.holder());
    }

    void release(ClaimedImport claimed) {
        ownTransaction(RELEASE, claimed.id(), claimed.holder());
    }

    /** Nothing of it was stored, for reasons that are not the file's. */
    void fail(ClaimedImport claimed, Findings findings) {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            if (claimed.task() == ImportTask.UNDO) {
                finishUndo(claimed, ImportState.IMPORTED, 0);
                return;
            }
            finish(claimed, ImportState.FAILED, 0, HouseholdCounts.NONE, findings);
        });
    }

    /** Files that nobody has asked for within their time. */
    void forgetFiles() {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            update(FORGET_FILES);
        });
    }

    /** Within the current transaction: nobody else takes the import until its end. */
    void lock(ClaimedImport claimed) {
        rowSecurity.restrictTo(RegionScope.everything());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOCK)) {
            bind(statement, claimed.id(), claimed.holder());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new LeaseLostException();
                }
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Within the current transaction, which must see all regions. The file is kept when it may be of use to somebody. */
    void finish(ClaimedImport claimed, ImportState state, long rowsRead, HouseholdCounts counts, Findings findings) {
        boolean telling = findings.errorCount() + findings.warningCount() > 0 && state != ImportState.FAILED;
        // What could not be read cannot be handed back with marks in it.
        boolean keep = (state == ImportState.CHECKED || telling) && !findings.has(FindingCode.FILE_UNREADABLE);
        boolean held = update(
                FINISH,
                state.name(),
                rowsRead,
                counts.added(),
                counts.changed(),
                counts.unchanged(),
                findings.errorCount(),
                findings.warningCount(),
                findings.faultyRows(),
                keep,
                keepSeconds,
                claimed.id(),
                claimed.holder());
        if (!held) {
            throw new LeaseLostException();
        }
        importFindings.replace(claimed.id(), findings.all());
        if (!keep) {
            files.delete(claimed.id());
        }
    }

    /** Within the current transaction, which must see all regions. */
    void finishUndo(ClaimedImport claimed, ImportState state, long obstacles) {
        if (!update(FINISH_UNDO, state.name(), obstacles, claimed.id(), claimed.holder())) {
            throw new LeaseLostException();
        }
    }

    private boolean ownTransaction(String sql, Object... parameters) {
        return QuarkusTransaction.requiringNew().call(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            return update(sql, parameters);
        });
    }

    private boolean update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate() == 1;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, parameters[index]);
        }
    }

    private static ClaimedImport claimed(ResultSet row) throws SQLException {
        ImportTask task = ImportTask.valueOf(row.getString("task"));
        return new ClaimedImport(
                row.getObject("id", UUID.class),
                row.getObject("lease_holder", UUID.class),
                task,
                BadRows.valueOf(row.getString("bad_rows")),
                List.of((String[]) row.getArray("regions").getArray()),
                row.getInt("attempts"),
                task == ImportTask.UNDO ? undo(row) : change(row));
    }

    private static RecordedChange change(ResultSet row) throws SQLException {
        return new RecordedChange(
                ChangeKind.IMPORTED,
                row.getObject("effective_on", LocalDate.class),
                row.getString("owner_subject"),
                row.getString("owner_name"),
                null,
                null,
                row.getString("confirmed_by"),
                row.getObject("id", UUID.class),
                Map.of());
    }

    /** Effective from the same day as what it takes back: as if that had never been. */
    private static RecordedChange undo(ResultSet row) throws SQLException {
        return new RecordedChange(
                ChangeKind.IMPORT_UNDONE,
                row.getObject("effective_on", LocalDate.class),
                row.getString("undone_by_subject"),
                row.getString("undone_by_name"),
                row.getString("undo_reason"),
                null,
                null,
                row.getObject("id", UUID.class),
                Map.of());
    }
}
