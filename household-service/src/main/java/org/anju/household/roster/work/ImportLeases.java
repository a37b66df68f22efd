package org.anju.household.roster.work;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.common.time.ChinaTime;
import org.anju.household.HouseholdConfig;
import org.anju.household.registry.ChangeKind;
import org.anju.household.registry.RecordedChange;
import org.anju.household.roster.ImportState;
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
            SET state = 'READING', lease_holder = ?, lease_until = now() + make_interval(secs => ?),
                attempts = attempts + 1, started_at = coalesce(started_at, now()), rows_read = 0
            WHERE id = (
                SELECT id FROM roster_import
                WHERE state IN ('RECEIVED', 'READING', 'STORING') AND (lease_until IS NULL OR lease_until < now())
                    AND NOT EXISTS (SELECT FROM key_rotation WHERE state = 'RUNNING')
                ORDER BY received_at LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING id, lease_holder, regions, attempts, owner_subject, owner_name, received_at
            """;
    private static final String RENEW = """
            UPDATE roster_import SET state = ?, rows_read = ?, lease_until = now() + make_interval(secs => ?)
            WHERE id = ? AND lease_holder = ?
            """;
    private static final String LOCK = "SELECT id FROM roster_import WHERE id = ? AND lease_holder = ? FOR UPDATE";
    private static final String FINISH = """
            UPDATE roster_import
            SET state = ?, rows_read = ?, added = ?, changed = ?, unchanged = ?, findings = ?,
                finished_at = clock_timestamp(), lease_holder = NULL, lease_until = NULL
            WHERE id = ? AND lease_holder = ?
            """;
    /** A stop that was asked for is not the workbook's fault, and does not count as an attempt. */
    private static final String RELEASE = """
            UPDATE roster_import SET state = 'RECEIVED', attempts = attempts - 1, lease_holder = NULL, lease_until = NULL
            WHERE id = ? AND lease_holder = ?
            """;

    private final AgroalDataSource dataSource;
    private final RowSecurity rowSecurity;
    private final RosterFiles files;
    private final double leaseSeconds;

    ImportLeases(AgroalDataSource dataSource, RowSecurity rowSecurity, RosterFiles files, HouseholdConfig config) {
        this.dataSource = dataSource;
        this.rowSecurity = rowSecurity;
        this.files = files;
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

    void refuse(ClaimedImport claimed, ImportState state, long rowsRead, String findings) {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            finish(claimed, state, rowsRead, new HouseholdCounts(0, 0, 0), findings);
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

    /** Within the current transaction, which must see all regions. */
    void finish(ClaimedImport claimed, ImportState state, long rowsRead, HouseholdCounts counts, String findings) {
        boolean held = update(
                FINISH,
                state.name(),
                rowsRead,
                counts.added(),
                counts.changed(),
                counts.unchanged(),
                findings,
                claimed.id(),
                claimed.holder());
        if (!held) {
            throw new LeaseLostException();
        }
        files.delete(claimed.id());
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
        UUID id = row.getObject("id", UUID.class);
        RecordedChange change = new RecordedChange(
                ChangeKind.IMPORTED,
                ChinaTime.dayOf(row.getTimestamp("received_at").toInstant()),
                row.getString("owner_subject"),
                row.getString("owner_name"),
                null,
                null,
                null,
                id,
                Map.of());
        return new ClaimedImport(
                id,
                row.getObject("lease_holder", UUID.class),
                List.of((String[]) row.getArray("regions").getArray()),
                row.getInt("attempts"),
                change);
    }
}
