package org.anju.household.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HouseholdResourceTest {

    private static final String VILLAGE = "622927100201";

    @BeforeEach
    void importHouseholds() {
        Api.importRoster(
                Api.LINXIA,
                TestRoster.of(
                        TestHousehold.inJishishan("READ-1"),
                        TestHousehold.inJishishan("READ-2").withPhone(null).withMode(null),
                        TestHousehold.inJishishan("READ-3"),
                        TestHousehold.inDongxiang("READ-4")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"verifier-622927100201", "township-622927100000", "county-622927", "prefecture-6229"})
    void showsHouseholdsMasked(String username) {
        Api.as(username)
                .queryParam("region", VILLAGE)
                .get("/households")
                .then()
                .statusCode(200)
                .body("items.householdNo", hasItem("READ-1"))
                .body("items.headName", hasItem("马占海"))
                .body("items.villageName", everyItem(equalTo("方家村委会")))
                .body("items.idNumberMasked", everyItem(startsWith("629927********")))
                .body("items.find { it.householdNo == 'READ-1' }.phoneMasked", equalTo("138****1234"))
                .body("items.find { it.householdNo == 'READ-1' }.expectedMode", equalTo("DILAPIDATED_HOUSE_RENOVATION"))
                .body("items.find { it.householdNo == 'READ-2' }.phoneMasked", nullValue())
                .body("items.find { it.householdNo == 'READ-2' }.expectedMode", nullValue());
    }

    @Test
    void neverShowsWholeIdentityNumber() {
        String answer = Api.as(Api.JISHISHAN).get("/households").asString();

        assertThat(answer).contains("READ-1").doesNotContain(TestHousehold.idNumber("READ-1"));
    }

    @Test
    void pagesInOrderWithoutGapOrRepetition() {
        List<String> numbers = new ArrayList<>();
        String cursor = null;
        do {
            var request = Api.as(Api.JISHISHAN).queryParam("region", VILLAGE).queryParam("limit", 2);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/households")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            numbers.addAll(page.getList("items.householdNo"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(numbers).doesNotHaveDuplicates().isSorted().contains("READ-1", "READ-2", "READ-3");
    }

    @Test
    void showsOneHouseholdWithItsVersion() {
        String id = idOf(Api.JISHISHAN, "READ-1");

        String tag = Api.as(Api.JISHISHAN)
                .get("/households/" + id)
                .then()
                .statusCode(200)
                .body("householdNo", equalTo("READ-1"))
                .body("regionNames", hasItem("吹麻滩镇"))
                .extract()
                .header("ETag");
        Api.as(Api.JISHISHAN)
                .header("If-None-Match", tag)
                .get("/households/" + id)
                .then()
                .statusCode(304);
    }

    @Test
    void listsOnlyOwnCountyWhenNoRegionIsNamed() {
        Api.as(Api.JISHISHAN)
                .queryParam("limit", 1000)
                .get("/households")
                .then()
                .statusCode(200)
                .body("items.villageCode", everyItem(startsWith("622927")))
                .body("items.householdNo", not(hasItem("READ-4")));
    }

    @Test
    void hidesForeignHousehold() {
        String foreign = idOf(Api.DONGXIANG, "READ-4");

        Api.as(Api.JISHISHAN)
                .get("/households/" + foreign)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:household-unknown"));
    }

    @Test
    void refusesForeignRegion() {
        Api.as(Api.JISHISHAN)
                .queryParam("region", "622926000000")
                .get("/households")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"))
                .body("violations.field", contains("region"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "integrator", "auditor"})
    void refusesRolesWithoutNeed(String username) {
        Api.as(username)
                .get("/households")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:role-missing"));
        Api.as(username)
                .get("/households/01970000-0000-7000-8000-000000000000")
                .then()
                .statusCode(403);
    }

    @Test
    void knowsNobodyInRegionWithoutHouseholds() {
        Api.as(Api.LINXIA)
                .queryParam("region", "622901001000")
                .get("/households")
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("nextCursor", nullValue());
    }

    @Test
    void refusesCursorThatIsNone() {
        Api.as(Api.JISHISHAN)
                .queryParam("cursor", "%%%")
                .get("/households")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:cursor-malformed"));
    }

    private static String idOf(String username, String householdNo) {
        return Api.as(username)
                .queryParam("limit", 1000)
                .get("/households")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.householdNo == '" + householdNo + "' }.id");
    }
}
