package org.anju.household.testsupport;

import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anju.common.time.ChinaTime;

/** Changes of regions, by the prefecture's supervisor. */
public final class RegionImports {

    private RegionImports() {}

    /** @param fields names and values in turn */
    public static Map<String, String> row(String action, String code, String... fields) {
        Map<String, String> row = new LinkedHashMap<>(Map.of("action", action, "code", code));
        for (int index = 0; index < fields.length; index += 2) {
            row.put(fields[index], fields[index + 1]);
        }
        return row;
    }

    public static Response carryOut(Object... rows) {
        return send(Api.LINXIA, rows);
    }

    public static Response send(String username, Object... rows) {
        return Api.as(username)
                .contentType("application/json")
                .body(Map.of("rows", List.of(rows)))
                .post("/region-imports");
    }

    public static Response tryOut(Object... rows) {
        return Api.as(Api.LINXIA)
                .contentType("application/json")
                .queryParam("dryRun", true)
                .body(Map.of("rows", List.of(rows)))
                .post("/region-imports");
    }

    public static String today() {
        return daysAgo(0).toString();
    }

    public static LocalDate daysAgo(int days) {
        return LocalDate.now(ChinaTime.ZONE).minusDays(days);
    }
}
