package org.anju.household.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.common.database.DatabaseException;

/** Sees what row-level security lets the current transaction see. */
@ApplicationScoped
class AuditRepository {

    private final AgroalDataSource dataSource;

    AuditRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Newest first. */
    List<RecordedEntry> findBefore(Long cursor, AuditFilter filter, int limit) {
        Map<String, Object> conditions = conditions(cursor, filter);
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions.keySet());
        String sql =
                "SELECT " + RecordedEntry.COLUMNS + " FROM audit_entry AS entry" + where + " ORDER BY id DESC LIMIT ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Object value : conditions.values()) {
                statement.setObject(index++, value);
            }
            statement.setInt(index, limit);
            try (ResultSet row = statement.executeQuery()) {
                List<RecordedEntry> found = new ArrayList<>();
                while (row.next()) {
                    found.add(RecordedEntry.from(row));
                }
                return found;
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static Map<String, Object> conditions(Long cursor, AuditFilter filter) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("id < ?", cursor);
        conditions.put("action = ?", filter.action());
        conditions.put("username = ?", filter.username());
        conditions.put("object_type = ?", filter.objectType());
        conditions.put("object_id = ?", filter.objectId());
        conditions.put("recorded_at >= ?", filter.from());
        conditions.put("recorded_at < ?", filter.to());
        conditions.values().removeIf(Objects::isNull);
        return conditions;
    }
}
