package org.anju.household.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.HouseholdChanges;
import org.anju.household.testsupport.ManyHouseholds;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SearchResourceTest {

    @Inject
    ManyHouseholds many;

    @Inject
    HouseholdChanges changes;

    @BeforeEach
    void importHouseholds() {
        Api.importRoster(
                Api.LINXIA,
                TestRoster.of(
                        TestHousehold.inJishishan("FIND-A1").headedBy("尕藏卓玛").withMode("集体公租房"),
                        TestHousehold.inJishishan("FIND-A2")
                                .headedBy("阿依努尔·买买提")
                                .withMode("敬老院"),
                        TestHousehold.inJishishan("FIND-B1").headedBy("王玛丽").withMode(null),
                        TestHousehold.inJishishan("FIND-B2").headedBy("𠮷野成"),
                        TestHousehold.inDongxiang("FIND-C1").headedBy("尕藏卓玛")));
    }

    @AfterEach
    void deleteMany() throws SQLException {
        many.deleteAll();
    }

    @ParameterizedTest
    @CsvSource({
        "name, 尕藏卓玛, FIND-A1",
        "name, 藏卓, FIND-A1",
        "name, 卓, FIND-A1",
        "name, 𠮷, FIND-B2",
        "name, 努尔·买, FIND-A2",
        "name, 努尔．买, FIND-A2",
        "name, zm, FIND-A1",
        "name, ZM, FIND-A1",
        "name, wml, FIND-B1",
        "householdNo, FIND-A1, FIND-A1",
        "householdNo, find-a2, FIND-A2",
        "expectedMode, NURSING_HOME, FIND-A2"
    })
    void findsByPart(String field, String value, String number) {
        Map<String, String> filters = new HashMap<>(Map.of("householdNo", "FIND"));
        filters.put(field, value);

        search(Api.JISHISHAN, filters)
                .get("/households")
                .then()
                .statusCode(200)
                .body("items.householdNo", contains(number));
    }

    @Test
    void findsByCharacterThatSeveralHave() {
        search(Api.JISHISHAN, Map.of("name", "玛", "householdNo", "FIND"))
                .get("/households")
                .then()
                .body("items.householdNo", contains("FIND-A1", "FIND-B1"));
    }

    @Test
    void findsBeginningsOfNumbersFromFourCharactersOn() {
        search(Api.JISHISHAN, Map.of("householdNo", "FIND-B"))
                .get("/households")
                .then()
                .body("items.householdNo", contains("FIND-B1", "FIND-B2"));
        search(Api.JISHISHAN, Map.of("householdNo", "FIN"))
                .get("/households")
                .then()
                .body("items", empty());
    }

    @Test
    void findsByCategoryAndTogetherWithMode() {
        search(Api.JISHISHAN, Map.of("category", "PROVIDED_SAFE", "householdNo", "FIND"))
                .get("/households")
                .then()
                .body("items.householdNo", contains("FIND-A1", "FIND-A2"));
        search(
                        Api.JISHISHAN,
                        Map.of(
                                "category",
                                "PROVIDED_SAFE",
                                "expectedMode",
                                "NURSING_HOME",
                                "name",
                                "阿依",
                                "householdNo",
                                "FIND"))
                .get("/households")
                .then()
                .body("items.householdNo", contains("FIND-A2"));
        search(Api.JISHISHAN, Map.of("category", "APPRAISED_SAFE", "expectedMode", "NURSING_HOME"))
                .get("/households")
                .then()
                .body("items", empty())
                .body("nextCursor", nullValue());
    }

    @Test
    void showsRemovedHouseholdsOnlyWhenAskedFor() throws SQLException {
        changes.remove("FIND-B1");

        find("householdNo", "FIND-B").body("items.householdNo", contains("FIND-B2"));
        search(Api.JISHISHAN, Map.of("householdNo", "FIND-B", "status", "REMOVED"))
                .get("/households")
                .then()
                .body("items.householdNo", contains("FIND-B1"));
        search(Api.JISHISHAN, Map.of("householdNo", "FIND-B", "status", "ALL"))
                .get("/households")
                .then()
                .body("items.householdNo", contains("FIND-B1", "FIND-B2"));
    }

    @Test
    void findsWithinScopeOnly() {
        find("name", "尕藏卓玛").body("items.householdNo", contains("FIND-A1"));
        search(Api.LINXIA, Map.of("name", "尕藏卓玛"))
                .get("/households")
                .then()
                .body("items.householdNo", containsInAnyOrder("FIND-A1", "FIND-C1"));
        search(Api.LINXIA, Map.of("name", "尕藏卓玛", "region", "622926000000"))
                .get("/households")
                .then()
                .body("items.householdNo", contains("FIND-C1"));
    }

    /** More than are looked through in order, so that the index takes over within and between townships. */
    @ParameterizedTest
    @CsvSource({
        "name, 犇, 777, 1000",
        "name, 陕玉, 777, 1000",
        "name, sy, 777, 1000",
        "expectedMode, NURSING_HOME, 777, 1000",
        "category, PROVIDED_SAFE, 777, 1000",
        "name, 马, 0, 10",
        "householdNo, MANY-0002, 2000, 1"
    })
    void findsRareAndFrequentInOrder(String field, String value, int first, int step) throws SQLException {
        many.insert(8_000);
        List<String> expected = new ArrayList<>();
        for (int number = 1; number <= 8_000; number++) {
            boolean fits = step == 10 ? number % 10 < 4 && number % 1000 != 777 : number % step == first % step;
            if (field.equals("householdNo")) {
                fits = number >= 2_000 && number < 3_000;
            }
            if (fits) {
                expected.add("MANY-%07d".formatted(number));
            }
        }

        List<String> found = allPages(ManyHouseholds.USERNAME, Map.of(field, value), 7 + expected.size() / 5);

        assertThat(found).containsExactlyElementsOf(expected);
        search(ManyHouseholds.USERNAME, Map.of(field, value))
                .get("/households/search-count")
                .then()
                .statusCode(200)
                .body("households", equalTo(expected.size()));
    }

    @Test
    void pagesStayRightWhileHouseholdsComeMoveAndGo() throws SQLException {
        many.insert(100);
        JsonPath first = search(ManyHouseholds.USERNAME, Map.of("limit", "40"))
                .get("/households")
                .jsonPath();
        String moved = first.getList("items.villageCode", String.class).getFirst();
        changes.move("MANY-0000070", moved);
        changes.remove("MANY-0000080");
        changes.move("MANY-0000010", "622921203299");

        JsonPath second = search(
                        ManyHouseholds.USERNAME, Map.of("limit", "100", "cursor", first.getString("nextCursor")))
                .get("/households")
                .jsonPath();

        List<String> expected = new ArrayList<>();
        for (int number = 41; number <= 100; number++) {
            if (number != 70 && number != 80) {
                expected.add("MANY-%07d".formatted(number));
            }
        }
        assertThat(second.getList("items.householdNo", String.class))
                .filteredOn(number -> !number.equals("MANY-0000010"))
                .containsExactlyElementsOf(expected);
        assertThat(second.getString("nextCursor")).isNull();
    }

    @Test
    void refusesCursorOfAnotherSearch() throws SQLException {
        many.insert(20);
        String cursor = search(ManyHouseholds.USERNAME, Map.of("limit", "5", "name", "马"))
                .get("/households")
                .path("nextCursor");

        search(ManyHouseholds.USERNAME, Map.of("name", "马", "cursor", cursor))
                .get("/households")
                .then()
                .statusCode(200);
        search(ManyHouseholds.USERNAME, Map.of("name", "王", "cursor", cursor))
                .get("/households")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:cursor-of-other-search"))
                .body("violations.field", contains("cursor"));
    }

    @ParameterizedTest
    @CsvSource({
        "category, SAFE, filter-unknown",
        "expectedMode, TENT, filter-unknown",
        "povertyAttribute, RICH, filter-unknown",
        "status, GONE, filter-unknown",
        "name, '\u0000', filter-malformed",
        "householdNo, '\u0007', filter-malformed",
        "region, 62, region-code-malformed",
        "limit, 1001, limit-out-of-range",
        "cursor, AAAA, cursor-malformed"
    })
    void refusesWhatItDoesNotKnow(String field, String value, String type) {
        find(field, value)
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:" + type))
                .body("violations.field", contains(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/households", "/households/search-count"})
    void refusesForeignRegionAndRolesWithoutNeed(String path) {
        search(Api.JISHISHAN, Map.of("region", "622926000000")).get(path).then().statusCode(403);
        for (String username : List.of(Api.ADMIN, Api.INTEGRATOR, "auditor")) {
            search(username, Map.of("name", "马")).get(path).then().statusCode(403);
        }
    }

    @Test
    void countsWithinScope() {
        search(Api.JISHISHAN, Map.of("name", "尕藏卓玛"))
                .get("/households/search-count")
                .then()
                .statusCode(200)
                .body("households", equalTo(1));
    }

    private static ValidatableResponse find(String field, String value) {
        return search(Api.JISHISHAN, Map.of(field, value)).get("/households").then();
    }

    private static RequestSpecification search(String username, Map<String, String> filters) {
        return Api.as(username).queryParams(filters);
    }

    private static List<String> allPages(String username, Map<String, String> filters, int limit) {
        List<String> numbers = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = search(username, filters).queryParam("limit", limit);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/households")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            numbers.addAll(page.getList("items.householdNo"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return numbers;
    }
}
