package org.anju.verification.review;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.verification.record.Collectors;
import org.anju.verification.record.RecordFindings;
import org.anju.verification.record.RecordStep;
import org.anju.verification.record.Standing;
import org.anju.verification.record.StoredFinding;
import org.anju.verification.record.VerificationState;
import org.anju.verification.review.ReviewedRecord.Taken;

/** Reads what a review is decided by, many records at a time, in the current JTA transaction. */
@ApplicationScoped
class ReviewStore {

    /** Sorted, so that two that review the same records never wait for each other in a circle. */
    private static final String LOCK = """
            SELECT v.id, v.village_code, v.state, v.standing, v.version, %s FROM verification v
            WHERE v.id = ANY (?) ORDER BY v.id FOR NO KEY UPDATE
            """.formatted(Collectors.COLUMNS);

    private static final String COMPETING = """
            SELECT v.id, count(*) AS competing FROM verification v
            JOIN verification c ON c.household_id = v.household_id AND c.campaign_id = v.campaign_id
                AND c.standing = 'COMPETING' AND c.id <> v.id
            WHERE v.id = ANY (?) GROUP BY v.id
            """;
    private static final String TAKEN = """
            SELECT verification_id, step, acted_by, reason, note FROM timeline_entry
            WHERE verification_id = ANY (?) AND step IN ('APPROVE', 'CONFIRM', 'RETURN')
            """;

    private final AgroalDataSource dataSource;
    private final RowSecurity rowSecurity;
    private final RecordFindings findings;

    ReviewStore(AgroalDataSource dataSource, RowSecurity rowSecurity, RecordFindings findings) {
        this.dataSource = dataSource;
        this.rowSecurity = rowSecurity;
        this.findings = findings;
    }

    private record Locked(UUID id, VerificationState state, Standing standing, long version, Collectors collectors) {}

    /** Locks those of the records that lie in the scope, and leaves the transaction restricted to it. */
    Map<UUID, ReviewedRecord> lock(Collection<UUID> records, RegionScope scope) {
        Map<UUID, ReviewedRecord> reviewed = new HashMap<>();
        try (Connection connection = dataSource.getConnection()) {
            rowSecurity.restrictTo(scope);
            List<Locked> locked = locked(connection, records.toArray(), scope);
            Object[] ids = locked.stream().map(Locked::id).toArray();
            Map<UUID, List<StoredFinding>> found =
                    findings.of(locked.stream().map(Locked::id).toList());
            Map<UUID, Map<RecordStep, Taken>> taken = taken(connection, ids);
            // A household that has moved has records in two villages, one of them perhaps another's to see.
            rowSecurity.restrictTo(RegionScope.everything());
            Map<UUID, Long> competing = competing(connection, ids);
            rowSecurity.restrictTo(scope);
            for (Locked record : locked) {
                reviewed.put(
                        record.id(),
                        new ReviewedRecord(
                                record.id(),
                                record.state(),
                                record.standing(),
                                record.version(),
                                record.collectors(),
                                competing.getOrDefault(record.id(), 0L),
                                found.getOrDefault(record.id(), List.of()),
                                taken.getOrDefault(record.id(), Map.of())));
            }
            return reviewed;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static List<Locked> locked(Connection connection, Object[] ids, RegionScope scope) throws SQLException {
        List<Locked> locked = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (scope.coversCode(row.getString("village_code"))) {
                        locked.add(new Locked(
                                row.getObject("id", UUID.class),
                                VerificationState.valueOf(row.getString("state")),
                                Standing.valueOf(row.getString("standing")),
                                row.getLong("version"),
                                Collectors.read(row)));
                    }
                }
            }
        }
        return locked;
    }

    private static Map<UUID, Long> competing(Connection connection, Object[] ids) throws SQLException {
        Map<UUID, Long> competing = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COMPETING)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    competing.put(row.getObject("id", UUID.class), row.getLong("competing"));
                }
            }
        }
        return competing;
    }

    private static Map<UUID, Map<RecordStep, Taken>> taken(Connection connection, Object[] ids) throws SQLException {
        Map<UUID, Map<RecordStep, Taken>> taken = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(TAKEN)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    taken.computeIfAbsent(
                                    row.getObject("verification_id", UUID.class),
                                    record -> new EnumMap<>(RecordStep.class))
                            .put(
                                    RecordStep.valueOf(row.getString("step")),
                                    new Taken(
                                            row.getString("acted_by"), row.getString("reason"), row.getString("note")));
                }
            }
        }
        return taken;
    }
}
