package org.anju.verification.rectification.detection;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.verification.rectification.Problem;

/** Which records have been taken into account, each once, in the current transaction and its scope. */
@ApplicationScoped
class ProblemSources {

    private static final String KNOWN = "SELECT verification_id FROM problem_source WHERE verification_id = ANY (?)";
    private static final String ADD =
            "INSERT INTO problem_source (verification_id, kind, problem_id, village_code) VALUES (?, ?, ?, ?)";
    private static final String NOT_CLOSED =
            "SELECT id FROM problem WHERE household_id = ANY (?) AND state <> 'CLOSED'";

    private static final String REMOVED = """
            SELECT DISTINCT p.household_id FROM problem p JOIN household h ON h.id = p.household_id AND NOT h.active
            WHERE p.state <> 'CLOSED' LIMIT 200
            """;

    private final AgroalDataSource dataSource;

    ProblemSources(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    Set<UUID> known(Collection<UUID> records) {
        return query(KNOWN, records);
    }

    void add(UUID record, Problem problem) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setObject(1, record);
            statement.setString(2, problem.found().kind().name());
            statement.setObject(3, problem.id());
            statement.setString(4, problem.found().villageCode());
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** For most households there is none, and nothing further is looked at. */
    Set<UUID> notClosedOf(Collection<UUID> households) {
        return query(NOT_CLOSED, households);
    }

    /** Some of the households that are not on the roster any more and have problems that are not closed. */
    Set<UUID> removedWithProblems() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(REMOVED)) {
            return read(statement);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private Set<UUID> query(String sql, Collection<UUID> ids) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            return read(statement);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static Set<UUID> read(PreparedStatement statement) throws SQLException {
        Set<UUID> found = new HashSet<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(row.getObject(1, UUID.class));
            }
        }
        return found;
    }
}
