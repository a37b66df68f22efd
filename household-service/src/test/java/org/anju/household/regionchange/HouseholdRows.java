package org.anju.household.regionchange;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.household.registry.ChangeKind;
import org.anju.household.registry.ChangeRecording;
import org.anju.household.registry.RecordedChange;

/** What the database holds of households, seen by one who sees all. */
@ApplicationScoped
class HouseholdRows {

    private final AgroalDataSource dataSource;
    private final RowSecurity rowSecurity;
    private final ChangeRecording recording;

    HouseholdRows(AgroalDataSource dataSource, RowSecurity rowSecurity, ChangeRecording recording) {
        this.dataSource = dataSource;
        this.rowSecurity = rowSecurity;
        this.recording = recording;
    }

    /** A household like another, that entered the registry on an earlier day. */
    void copy(String householdNo, String newHouseholdNo, LocalDate day) {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            recording.announce(
                    new RecordedChange(ChangeKind.REGISTERED, day, "test", "test", null, null, null, null, Map.of()));
            update("""
                    INSERT INTO household (
                        household_no, village_code, villager_group, head_name, id_number_encrypted, id_number_index,
                        member_count, roster_digest, created_at)
                    SELECT ?, village_code, villager_group, head_name, id_number_encrypted, id_number_index,
                        member_count, roster_digest, ?::date
                    FROM household WHERE household_no = ?
                    """, newHouseholdNo, day, householdNo);
        });
    }

    void moveTo(String householdNo, String village) {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            recording.announce(new RecordedChange(
                    ChangeKind.MOVED, LocalDate.of(2026, 1, 1), "test", "test", null, null, null, null, Map.of()));
            update(
                    "UPDATE household SET village_code = ?, version = version + 1 WHERE household_no = ?",
                    village,
                    householdNo);
        });
    }

    /** How many were to be verified in a village on a day, as the ledger has it. */
    long ledger(String village, LocalDate day) {
        return Long.parseLong(texts(
                        "SELECT coalesce(sum(delta), 0) FROM roster_ledger WHERE village_code = ? AND effective_on <= ?",
                        village,
                        day)
                .getFirst());
    }

    /** Kind, village before and version, oldest first. */
    List<String> history(String householdNo) {
        return texts("""
                SELECT concat_ws(' ', kind, before_village_code, household_change.version)
                FROM household_change JOIN household ON household.id = household_id
                WHERE household_no = ? ORDER BY household_change.version
                """, householdNo);
    }

    List<String> texts(String sql, Object... parameters) {
        return QuarkusTransaction.requiringNew().call(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            List<String> found = new ArrayList<>();
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(row.getString(1));
                    }
                }
            }
            return found;
        });
    }

    private void update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.executeUpdate();
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
