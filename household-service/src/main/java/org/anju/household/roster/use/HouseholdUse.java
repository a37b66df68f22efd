package org.anju.household.roster.use;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.anju.common.database.DatabaseException;

/** Which households others have begun to work with: what brought those in can no longer be undone. */
@ApplicationScoped
class HouseholdUse {

    private static final String NOTE = """
            INSERT INTO household_use (household_id, first_used_at)
            SELECT DISTINCT id, now() FROM unnest(?::uuid[]) AS id ORDER BY id
            ON CONFLICT DO NOTHING
            """;

    private final AgroalDataSource dataSource;

    HouseholdUse(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** In the current transaction. */
    void note(Collection<UUID> households) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setArray(1, connection.createArrayOf("uuid", households.toArray()));
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }
}
