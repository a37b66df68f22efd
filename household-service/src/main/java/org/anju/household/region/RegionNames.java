package org.anju.household.region;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.anju.common.database.DatabaseException;

/** Names and codes in bulk, for those who look up many; outside of any transaction. */
@ApplicationScoped
public class RegionNames {

    private static final String DOWN_TO_COUNTIES =
            "SELECT code, name, level FROM region WHERE level <= 3 ORDER BY code";
    private static final String BELOW = """
            SELECT code, name, level FROM region
            WHERE code BETWEEN rpad(?, 12, '0') AND rpad(?, 12, '9') AND level > 3 ORDER BY code
            """;

    private final AgroalDataSource dataSource;

    RegionNames(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    public record Named(String code, String name, int level) {}

    /** Provinces, prefectures and counties of the whole country: some 3,300. */
    public List<Named> downToCounties() {
        return query(DOWN_TO_COUNTIES);
    }

    /**
     * Townships and villages.
     *
     * @param prefix leading digits of a county or of a city without counties
     */
    public List<Named> below(String prefix) {
        return query(BELOW, prefix, prefix);
    }

    private List<Named> query(String sql, String... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setString(index + 1, parameters[index]);
            }
            List<Named> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Named(row.getString(1), row.getString(2), row.getInt(3)));
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }
}
