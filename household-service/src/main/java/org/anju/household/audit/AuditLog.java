package org.anju.household.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.anju.common.caller.Caller;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.database.DatabaseException;

/**
 * Writes down who dealt with personal data. An entry belongs to the transaction of what it tells: nothing is answered whose
 * entry is not committed. A second transaction would need a second connection of each request, and with all connections in
 * use every request would wait for another.
 */
@ApplicationScoped
public class AuditLog {

    private static final String APPEND = """
            INSERT INTO audit_entry (subject, username, action, object_type, object_id, region, details)
            VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)
            """;

    private final AgroalDataSource dataSource;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    AuditLog(AgroalDataSource dataSource, CurrentCaller caller, ObjectMapper json) {
        this.dataSource = dataSource;
        this.caller = caller;
        this.json = json;
    }

    /** By the caller of the request being served. */
    @Transactional
    public void record(AuditEntry entry) {
        Caller who = caller.get();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setString(1, who.subject());
            statement.setString(2, who.username());
            statement.setString(3, entry.action().slug());
            statement.setString(4, entry.objectType());
            statement.setString(5, entry.objectId());
            statement.setString(
                    6, entry.region() == null ? null : entry.region().value());
            statement.setString(7, json.writeValueAsString(entry.details()));
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        } catch (JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
