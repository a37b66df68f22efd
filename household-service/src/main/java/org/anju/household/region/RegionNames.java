package org.anju.household.region;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anju.common.database.DatabaseException;

/** Names and codes in bulk, for those who look up many; regions that have ended among them. Outside of any transaction. */
@ApplicationScoped
public class RegionNames {

    private static final String COLUMNS = """
            SELECT code, name, level, valid_to IS NOT NULL,
                ARRAY(SELECT alias.name FROM region_alias AS alias WHERE alias.region_code = region.code ORDER BY 1)
            """;
    private static final String DOWN_TO_COUNTIES = COLUMNS + "FROM region WHERE level <= 3 ORDER BY code";
    private static final String BELOW = COLUMNS + """
            FROM region
            WHERE code BETWEEN rpad(?, 12, '0') AND rpad(?, 12, '9') AND level > 3 ORDER BY code
            """;
    private static final String ONE = COLUMNS + "FROM region WHERE code = ?";
    private static final String CURRENT =
            """
            WITH RECURSIVE chain AS (
                SELECT code, successor, valid_to FROM region WHERE code = ?
                UNION
                SELECT next.code, next.successor, next.valid_to
                FROM chain JOIN region AS next ON next.code = chain.successor)
            """ + COLUMNS + "FROM region WHERE code = (SELECT code FROM chain WHERE valid_to IS NULL)";

    private final AgroalDataSource dataSource;

    RegionNames(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * @param ended whether it is a region of the past
     * @param aliases its former and local names
     */
    public record Named(String code, String name, int level, boolean ended, List<String> aliases) {}

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

    public Optional<Named> find(String code) {
        return query(ONE, code).stream().findFirst();
    }

    /** The region itself, or what took over from it in the end; empty when it ended and nothing did. */
    public Optional<Named> current(String code) {
        return query(CURRENT, code).stream().findFirst();
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
                    found.add(named(row));
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static Named named(ResultSet row) throws SQLException {
        List<String> aliases = List.of((String[]) row.getArray(5).getArray());
        return new Named(row.getString(1), row.getString(2), row.getInt(3), row.getBoolean(4), aliases);
    }
}
