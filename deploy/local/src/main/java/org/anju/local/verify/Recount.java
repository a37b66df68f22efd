package org.anju.local.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anju.local.postgres.Database;

/**
 * Counts the sources anew, record by record, and sets beside them the cells that report-service has kept as events
 * arrived. The services' databases are read directly: an answer of theirs could share the fault that is looked for.
 */
final class Recount {
    /** Levels of regions, with the digits of a code that name a region of that level. */
    private static final Map<Integer, Integer> DIGITS = new TreeMap<>(Map.of(1, 2, 2, 4, 3, 6, 4, 9, 5, 12));

    private static final Map<Integer, String> LEVELS =
            Map.of(1, "province", 2, "prefecture", 3, "county", 4, "township", 5, "village");

    private final Database database;

    Recount(Database database) {
        this.database = database;
    }

    List<Comparison> compare() throws SQLException {
        List<Comparison> comparisons = new ArrayList<>();
        try (Connection households = database.connect("household");
                Connection verifications = database.connect("verification");
                Connection report = database.connect("report")) {
            for (Map.Entry<Integer, Integer> level : DIGITS.entrySet()) {
                String name = LEVELS.get(level.getKey());
                comparisons.add(new Comparison(
                        "households by " + name,
                        Counts.read(households, activeHouseholds(level.getValue())),
                        Counts.read(report, rosterCells(level.getKey()))));
                comparisons.add(new Comparison(
                        "records by " + name + ", day, mode, state",
                        Counts.read(verifications, currentRecords(level.getValue())),
                        Counts.read(report, progressCells(level.getKey()))));
            }
        }
        return comparisons;
    }

    private static String activeHouseholds(int digits) {
        return "SELECT %s, count(*) FROM household WHERE status = 'ACTIVE' GROUP BY 1".formatted(region(digits));
    }

    private static String rosterCells(int level) {
        return "SELECT region_code, households FROM roster_cell WHERE level = %d AND households <> 0".formatted(level);
    }

    private static String currentRecords(int digits) {
        return """
                SELECT campaign_id, %s, (received_at AT TIME ZONE 'Asia/Shanghai')::date,
                       coalesce(assurance_category, 'NONE'), coalesce(assurance_mode, 'NONE'), state, secured, count(*)
                FROM verification WHERE standing = 'STANDING' GROUP BY 1, 2, 3, 4, 5, 6, 7
                """.formatted(region(digits));
    }

    private static String progressCells(int level) {
        return """
                SELECT campaign_id, region_code, day, assurance_category, assurance_mode, state, secured, households
                FROM progress_cell WHERE level = %d AND households <> 0
                """.formatted(level);
    }

    private static String region(int digits) {
        return "rpad(left(village_code, %d), 12, '0')".formatted(digits);
    }
}
