package org.anju.report.reading;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anju.common.database.DatabaseException;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;

/** Reads the cells of one level within one region: a range of the primary key. */
@ApplicationScoped
class ProgressReader {

    private static final String HOUSEHOLDS = """
            SELECT region_code, households FROM roster_cell WHERE level = ? AND region_code BETWEEN ? AND ?
            """;
    private static final String COUNTS = """
            SELECT %s, state, secured, day = ?, sum(households)
            FROM progress_cell WHERE campaign_id = ? AND level = ? AND region_code BETWEEN ? AND ?
            GROUP BY 1, 2, 3, 4
            """;

    private final AgroalDataSource dataSource;

    ProgressReader(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Active households of each division of the level within the region. */
    Map<String, Long> households(RegionCode region, RegionLevel level) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(HOUSEHOLDS)) {
            bindRange(statement, 1, region, level);
            Map<String, Long> households = new TreeMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    households.put(row.getString(1), row.getLong(2));
                }
            }
            return households;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    List<ProgressCount> counts(ProgressQuery query, LocalDate today) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(COUNTS.formatted(query.by().column()))) {
            statement.setObject(1, today);
            statement.setObject(2, query.campaign());
            bindRange(statement, 3, query.region(), query.by().levelWithin(query.region()));
            List<ProgressCount> counts = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counts.add(new ProgressCount(
                            row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4), row.getLong(5)));
                }
            }
            return counts;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static void bindRange(PreparedStatement statement, int first, RegionCode region, RegionLevel level)
            throws SQLException {
        String prefix = region.prefix();
        statement.setInt(first, level.number());
        statement.setString(first + 1, region.value());
        statement.setString(first + 2, prefix + "9".repeat(region.value().length() - prefix.length()));
    }
}
