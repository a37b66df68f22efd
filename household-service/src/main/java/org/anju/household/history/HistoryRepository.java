package org.anju.household.history;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.database.DatabaseException;
import org.anju.household.registry.ChangeKind;

/** Reads what the database recorded. Sees what row-level security lets the current transaction see. */
@ApplicationScoped
class HistoryRepository {

    /** Households that an import brought in have no recorded change for their first version: the import tells it. */
    private static final String VERSIONS = """
            SELECT version, kind, effective_on, recorded_at, recorded_by_name, reason, proof, approved_by,
                roster_import_id, details::text, %s
            FROM household_change WHERE household_id = ? AND version < ?
            UNION ALL
            SELECT 1, 'IMPORTED', (created_at AT TIME ZONE 'Asia/Shanghai')::date, created_at, owner_name, NULL, NULL, NULL,
                registered_by_import_id, '{}', %s
            FROM household LEFT JOIN roster_import ON roster_import.id = registered_by_import_id
            WHERE household.id = ? AND registered_by_import_id IS NOT NULL AND 1 < ?
            ORDER BY version DESC LIMIT ?
            """.formatted(columns("before_"), nulls());

    private static final String NOW = "SELECT %s FROM household WHERE id = ?".formatted(columns(""));
    private static final String BEFORE_NEXT = """
            SELECT %s FROM household_change WHERE household_id = ? AND version >= ? ORDER BY version LIMIT 1
            """.formatted(columns("before_"));

    private static final int FIRST_STATE_COLUMN = 11;

    /**
     * Whoever is just writing the ledger has taken its moment, but not yet committed. Let go at once: the next to write
     * takes a later moment.
     */
    private static final String WAIT_FOR_WRITERS =
            "SELECT pg_advisory_lock(6229011), clock_timestamp(), pg_advisory_unlock(6229011)";

    private static final String COUNT = """
            SELECT rpad(left(village_code, ?), 12, '0') AS region, sum(delta)
            FROM roster_ledger
            WHERE village_code BETWEEN rpad(?, 12, '0') AND rpad(?, 12, '9') AND effective_on <= ? AND recorded_at <= ?
            GROUP BY region ORDER BY region
            """;

    private final AgroalDataSource dataSource;

    HistoryRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Newest first. */
    List<RecordedVersion> versionsBefore(UUID householdId, long version, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(VERSIONS)) {
            statement.setObject(1, householdId);
            statement.setLong(2, version);
            statement.setObject(3, householdId);
            statement.setLong(4, version);
            statement.setInt(5, limit);
            List<RecordedVersion> versions = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    versions.add(version(row));
                }
            }
            return versions;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** The household as it was until that version, or as it is when it has no such version. */
    HouseholdState stateUntil(UUID householdId, long version) {
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(BEFORE_NEXT)) {
                statement.setObject(1, householdId);
                statement.setLong(2, version);
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        return HouseholdState.read(row, 1);
                    }
                }
            }
            try (PreparedStatement statement = connection.prepareStatement(NOW)) {
                statement.setObject(1, householdId);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return HouseholdState.read(row, 1);
                }
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** The present moment, once all that was written to the ledger before it can be seen. */
    Instant settledNow() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(WAIT_FOR_WRITERS);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getObject(2, OffsetDateTime.class).toInstant();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /**
     * Households to be verified, by region.
     *
     * @param prefix leading digits of the subtree
     * @param digits of the codes of the regions to count by
     */
    Map<String, Long> count(String prefix, int digits, LocalDate asOf, Instant knownAt) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setInt(1, digits);
            statement.setString(2, prefix);
            statement.setString(3, prefix);
            statement.setObject(4, asOf);
            statement.setObject(5, knownAt.atOffset(ZoneOffset.UTC));
            Map<String, Long> counts = new LinkedHashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counts.put(row.getString(1), row.getLong(2));
                }
            }
            return counts;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static RecordedVersion version(ResultSet row) throws SQLException {
        return new RecordedVersion(
                row.getLong(1),
                ChangeKind.valueOf(row.getString(2)),
                row.getObject(3, LocalDate.class),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getObject(9, UUID.class),
                row.getString(10),
                HouseholdState.read(row, FIRST_STATE_COLUMN));
    }

    private static String columns(String prefix) {
        return Arrays.stream(HouseholdState.COLUMNS).map(prefix::concat).collect(Collectors.joining(", "));
    }

    private static String nulls() {
        return Arrays.stream(HouseholdState.COLUMNS).map(_ -> "NULL").collect(Collectors.joining(", "));
    }
}
