package org.anju.household.dwelling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.database.DatabaseException;

/** What the database has recorded of a dwelling's changes. */
@ApplicationScoped
class DwellingHistory {

    /** More than a house sees in a lifetime. */
    private static final int MOST_CHANGES = 1000;

    private static final String CHANGES = """
            SELECT kind, version, household_id, changed_at, changed_by_name, before
            FROM dwelling_change WHERE dwelling_id = ? ORDER BY id DESC LIMIT ?
            """;

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;

    DwellingHistory(AgroalDataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** Latest first; of households' living there, only those that the transaction may see. */
    List<DwellingChangeResponse> of(UUID dwelling) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(CHANGES)) {
            statement.setObject(1, dwelling);
            statement.setInt(2, MOST_CHANGES);
            List<DwellingChangeResponse> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(change(row));
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private DwellingChangeResponse change(ResultSet row) throws SQLException {
        return new DwellingChangeResponse(
                row.getString("kind"),
                row.getLong("version"),
                row.getObject("household_id", UUID.class),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by_name"),
                fields(row.getString("before")));
    }

    private Map<String, Object> fields(String text) {
        try {
            return text == null ? null : json.readValue(text, FIELDS);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("The database writes JSON", exception);
        }
    }
}
