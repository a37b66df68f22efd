package org.anju.verification.recheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.region.RegionCode;

/** Runs the statements of rechecks in the current JTA transaction. */
@ApplicationScoped
public class StatementRunner {

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;

    StatementRunner(AgroalDataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    public interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> query(String sql, Reading<T> reading, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            List<T> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(reading.read(row));
                }
            }
            return rows;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    public <T> Optional<T> first(String sql, Reading<T> reading, Object... parameters) {
        return query(sql, reading, parameters).stream().findFirst();
    }

    public int update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    public String toJson(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("A value of our own cannot be written", exception);
        }
    }

    public <T> T fromJson(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("A value that was stored cannot be read", exception);
        }
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static void bind(Connection connection, PreparedStatement statement, Object... parameters)
            throws SQLException {
        for (int index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, converted(connection, parameters[index]));
        }
    }

    private static Object converted(Connection connection, Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Instant instant -> Timestamp.from(instant);
            case Enum<?> constant -> constant.name();
            case RegionCode region -> region.value();
            case Collection<?> values -> connection.createArrayOf(typeOf(values), elements(values));
            default -> value;
        };
    }

    private static Object[] elements(Collection<?> values) {
        return values.stream()
                .map(value -> value instanceof Enum<?> constant ? constant.name() : value)
                .toArray();
    }

    /** Of an empty or textual array the statement itself says what it is of, by a cast. */
    private static String typeOf(Collection<?> values) {
        Object first = values.isEmpty() ? null : values.iterator().next();
        return switch (first) {
            case UUID id -> "uuid";
            case Integer number -> "integer";
            case Boolean truth -> "boolean";
            case null, default -> "text";
        };
    }
}
