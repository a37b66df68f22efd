package org.anju.household.regionchange;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;

/** The log of imports. All methods take part in the current transaction and see what row-level security lets it see. */
@ApplicationScoped
class RegionImportStore {

    private static final String COLUMNS = """
            SELECT id, sha256, regions, owner_name, imported_at, row_count, regions_changed, households_moved
            FROM region_import
            """;
    private static final String BY_ID = COLUMNS + "WHERE id = ?";
    private static final String BY_KEY = COLUMNS + "WHERE owner_subject = ? AND idempotency_key = ?";
    private static final String BEFORE = COLUMNS + "WHERE (?::uuid IS NULL OR id < ?) ORDER BY id DESC LIMIT ?";
    private static final String ROWS = """
            SELECT row_number, action, region_code, effective_on, before, after, regions_changed, households_moved
            FROM region_change WHERE import_id = ? ORDER BY row_number
            """;
    private static final String ADD = """
            INSERT INTO region_import (
                id, idempotency_key, sha256, regions, owner_subject, owner_name, imported_at, row_count, regions_changed,
                households_moved)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String ADD_ROW = """
            INSERT INTO region_change (
                import_id, row_number, action, region_code, effective_on, before, after, regions_changed, households_moved)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final AgroalDataSource dataSource;

    RegionImportStore(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<RegionImport> find(UUID id) {
        return query(BY_ID, RegionImportStore::toImport, id).stream().findFirst();
    }

    Optional<RegionImport> findByKey(Caller owner, String key) {
        return query(BY_KEY, RegionImportStore::toImport, owner.subject(), key).stream()
                .findFirst();
    }

    /** @param cursor the id where the page before ended, or null */
    List<RegionImport> findBefore(UUID cursor, int limit) {
        return query(BEFORE, RegionImportStore::toImport, cursor, cursor, limit);
    }

    List<RegionChange> rowsOf(UUID id) {
        return query(ROWS, RegionChange::read, id);
    }

    /** @param key may be null */
    void add(RegionImport imported, Caller owner, String key, List<AppliedRow> rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD);
                PreparedStatement insertRow = connection.prepareStatement(ADD_ROW)) {
            bind(
                    insert,
                    imported.id(),
                    key,
                    imported.sha256(),
                    connection.createArrayOf("text", imported.regions().toArray()),
                    owner.subject(),
                    owner.username(),
                    imported.importedAt().atOffset(ZoneOffset.UTC),
                    imported.rows(),
                    imported.regionsChanged(),
                    imported.householdsMoved());
            insert.executeUpdate();
            for (AppliedRow row : rows) {
                bind(
                        insertRow,
                        imported.id(),
                        row.row(),
                        row.action().name(),
                        row.code(),
                        row.effectiveOn(),
                        row.before(),
                        row.after(),
                        row.changed().size(),
                        row.householdsMoved());
                insertRow.addBatch();
            }
            insertRow.executeBatch();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static RegionImport toImport(ResultSet row) throws SQLException {
        return new RegionImport(
                row.getObject(1, UUID.class),
                row.getBytes(2),
                List.of((String[]) row.getArray(3).getArray()),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getInt(6),
                row.getLong(7),
                row.getLong(8));
    }

    private interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Mapping<T> mapping, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(mapping.map(row));
                }
            }
            return found;
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
