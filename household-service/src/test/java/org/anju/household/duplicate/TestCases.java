package org.anju.household.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.household.testsupport.Api;

/** Finds among all cases those of a test's own households. */
final class TestCases {

    private TestCases() {}

    /** The cases that somebody sees and that have a side of the given household number. */
    static List<Map<String, Object>> of(String username, String householdNo, Map<String, ?> filter) {
        List<Map<String, Object>> found = new ArrayList<>();
        String cursor = null;
        do {
            var request = Api.as(username).queryParams(filter).queryParam("limit", 1000);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/household-duplicates")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            found.addAll(page.param("number", householdNo)
                    .getList("items.findAll { it.sides.householdNo.contains(number) }"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return found;
    }

    static String idOfOnly(String username, String householdNo) {
        List<Map<String, Object>> found = of(username, householdNo, Map.of());
        assertThat(found).hasSize(1);
        return found.getFirst().get("id").toString();
    }
}
