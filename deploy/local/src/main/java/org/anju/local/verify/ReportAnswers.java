package org.anju.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anju.local.demo.DemoApi;
import org.anju.local.platform.PlatformException;
import org.anju.local.postgres.Database;
import org.anju.local.region.LinxiaRegions;

/** Recounts every campaign of Linxia by county and sets beside it what the API answers. */
final class ReportAnswers {
    private static final String COUNTIES = "rpad(left(village_code, 6), 12, '0')";
    /** By the answer's field, the states that have reached the stage. A returned record has reached none. */
    private static final Map<String, String> REACHED = new TreeMap<>(Map.of(
            "completed", "'COMPLETED', 'TOWNSHIP_APPROVED', 'COUNTY_CONFIRMED', 'LOCKED'",
            "approved", "'TOWNSHIP_APPROVED', 'COUNTY_CONFIRMED', 'LOCKED'",
            "confirmed", "'COUNTY_CONFIRMED', 'LOCKED'",
            "locked", "'LOCKED'"));

    private static final String IN_LINXIA = "village_code LIKE '6229%'";

    private final Database database;
    private final DemoApi api;

    ReportAnswers(Database database, DemoApi api) {
        this.database = database;
        this.api = api;
    }

    List<Comparison> compare() throws SQLException {
        List<Comparison> comparisons = new ArrayList<>();
        try (Connection households = database.connect("household");
                Connection verifications = database.connect("verification")) {
            Counts active = Counts.read(
                    households,
                    "SELECT %s, count(*) FROM household WHERE status = 'ACTIVE' AND %s GROUP BY 1"
                            .formatted(COUNTIES, IN_LINXIA));
            for (String campaign : Counts.read(verifications, "SELECT id, 0 FROM campaign")
                    .byKey()
                    .keySet()) {
                JsonNode rows = rows(campaign);
                comparisons.add(new Comparison("API: households by county", active, answered(rows, "households")));
                comparisons.add(new Comparison(
                        "API: submitted by county",
                        records(verifications, campaign, "true"),
                        answered(rows, "submitted")));
                for (Map.Entry<String, String> stage : REACHED.entrySet()) {
                    comparisons.add(new Comparison(
                            "API: %s by county".formatted(stage.getKey()),
                            records(verifications, campaign, "state IN (%s)".formatted(stage.getValue())),
                            answered(rows, stage.getKey())));
                }
            }
        }
        return comparisons;
    }

    private static Counts records(Connection verifications, String campaign, String condition) throws SQLException {
        // The campaign is an id that came from this very database.
        return Counts.read(
                verifications,
                "SELECT %s, count(*) FROM verification WHERE standing = 'STANDING' AND campaign_id = '%s' AND %s AND %s GROUP BY 1"
                        .formatted(COUNTIES, campaign, IN_LINXIA, condition));
    }

    private JsonNode rows(String campaign) {
        var answer = api.get(
                "/reports/progress?by=county&region=%s&campaign=%s".formatted(LinxiaRegions.PREFECTURE, campaign));
        if (answer.status() != 200) {
            throw new PlatformException("The progress report was answered with status %d: %s"
                    .formatted(answer.status(), answer.body().path("detail").asText()));
        }
        return answer.body().path("rows");
    }

    private static Counts answered(JsonNode rows, String field) {
        Map<String, Long> counts = new HashMap<>();
        rows.forEach(row -> {
            long number = row.path(field).asLong();
            if (number != 0) {
                counts.put(row.path("key").asText(), number);
            }
        });
        return Counts.of(counts);
    }
}
