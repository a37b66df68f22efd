package org.anju.verification.watch.village;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.anju.common.database.DatabaseException;
import org.anju.verification.watch.Change;
import org.anju.verification.watch.Observations;
import org.anju.verification.watch.Watcher;

/** Notes which villages have to be taken up because of records that have changed. */
@ApplicationScoped
class ChangedVillages implements Watcher {

    private static final String NOTE = """
            INSERT INTO village_centre AS c (campaign_id, village_code)
            SELECT DISTINCT campaign_id, village_code FROM verification WHERE id = ANY (?)
            ORDER BY campaign_id, village_code
            ON CONFLICT (campaign_id, village_code) DO UPDATE SET due = true WHERE NOT c.due
            """;

    private final AgroalDataSource dataSource;

    ChangedVillages(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void look(Change change, Observations observations) {
        if (change.records().isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setArray(
                    1, connection.createArrayOf("uuid", change.records().toArray()));
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }
}
