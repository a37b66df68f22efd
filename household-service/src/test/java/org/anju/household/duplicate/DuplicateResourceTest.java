package org.anju.household.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anju.common.caller.RegionScope;
import org.anju.common.region.RegionCode;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.Numbers;
import org.anju.household.testsupport.Rows;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DuplicateResourceTest {

    private static final String HEZHENG = "county-622925";
    private static final String NOTE = "核对户口簿后裁定";

    @Inject
    AgroalDataSource dataSource;

    private TestHousehold here;
    private TestHousehold there;

    /** Two rosters of two counties, with the same head under two household numbers. */
    @BeforeEach
    void importSamePersonTwice() {
        String run = "TWICE-" + Numbers.next() + "-";
        here = TestHousehold.inJishishan(run + 1);
        there = TestHousehold.inDongxiang(run + 2).withIdNumber(here.idNumber());
        Api.importRoster(Api.JISHISHAN, TestRoster.of(here));
        Api.importRoster(Api.DONGXIANG, TestRoster.of(there));
    }

    @Test
    void showsOwnSideInFullAndForeignSideMasked() {
        String id = TestCases.idOfOnly(Api.JISHISHAN, here.householdNo());

        JsonPath seen = Api.as(Api.JISHISHAN)
                .get("/household-duplicates/" + id)
                .then()
                .statusCode(200)
                .body("kind", equalTo("PERSON"))
                .body("state", equalTo("OPEN"))
                .body("sides.own", contains(true, false))
                .body("sides.current", contains(true, true))
                .body("sides.householdNo", contains(here.householdNo(), there.householdNo()))
                .body("sides.countyName", contains("积石山保安族东乡族撒拉族自治县", "东乡族自治县"))
                .body("sides.villageName", contains("方家村委会", "锁南社区居民委员会"))
                .body("sides.name", contains("马占海", "马**"))
                .body("sides[0].idNumberMasked", startsWith("629927********"))
                .body("sides[0].id", equalTo(idOf(here)))
                .body("sides[1].idNumberMasked", nullValue())
                .body("sides[1].id", nullValue())
                .body("decisions", empty())
                .extract()
                .jsonPath();
        assertThat(seen.prettify()).doesNotContain(here.idNumber().toString());
        Api.as(Api.DONGXIANG)
                .get("/household-duplicates/" + id)
                .then()
                .statusCode(200)
                .body("sides.householdNo", contains(there.householdNo(), here.householdNo()))
                .body("sides.own", contains(true, false));
        Api.as(Api.LINXIA)
                .get("/household-duplicates/" + id)
                .then()
                .statusCode(200)
                .body("sides.own", contains(true, true))
                .body("sides.name", contains("马占海", "马占海"));
    }

    @Test
    void hidesCaseFromThoseWithoutASide() {
        String id = TestCases.idOfOnly(Api.LINXIA, here.householdNo());

        assertThat(TestCases.of(HEZHENG, here.householdNo(), Map.of())).isEmpty();
        Api.as(HEZHENG)
                .get("/household-duplicates/" + id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:household-duplicate-unknown"));
        decide(HEZHENG, id, Map.of("decision", "NUMBER_WRONG", "note", NOTE))
                .then()
                .statusCode(404);
        Api.as(HEZHENG)
                .queryParam("region", "622927000000")
                .get("/household-duplicates")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
        Api.as(HEZHENG)
                .queryParam("region", "622927000000")
                .get("/household-duplicates/counts")
                .then()
                .statusCode(403);
    }

    @Test
    void goesWhenTheNumberIsCorrected() {
        String id = TestCases.idOfOnly(Api.JISHISHAN, here.householdNo());

        Api.importRoster(
                Api.DONGXIANG,
                TestRoster.of(there.withIdNumber(TestHousehold.idNumber(there.householdNo() + "-corrected"))));

        Api.as(Api.JISHISHAN)
                .get("/household-duplicates/" + id)
                .then()
                .body("state", equalTo("GONE"))
                .body("sides.current", contains(true, false))
                .body("sides[0].name", equalTo("马占海"))
                .body("sides[1].name", nullValue());
        decide(Api.LINXIA, id, Map.of("decision", "NUMBER_WRONG", "note", NOTE))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:household-duplicate-gone"));
        assertThat(TestCases.of(Api.JISHISHAN, here.householdNo(), Map.of("state", "OPEN")))
                .isEmpty();
        assertThat(TestCases.of(Api.JISHISHAN, here.householdNo(), Map.of("state", "GONE", "kind", "PERSON")))
                .hasSize(1);
    }

    @Test
    void isOneCaseHoweverOftenItIsImported() {
        Api.importRoster(Api.DONGXIANG, TestRoster.of(there));
        Api.importRoster(Api.DONGXIANG, TestRoster.of(there.withMembers(6)));

        assertThat(TestCases.of(Api.DONGXIANG, there.householdNo(), Map.of("region", "622926000000")))
                .hasSize(1);
        assertThat(TestCases.of(Api.LINXIA, there.householdNo(), Map.of("kind", "HOUSEHOLD_NUMBER")))
                .isEmpty();
    }

    @Test
    void isDecidedByWhoeverCoversAllSides() {
        String id = TestCases.idOfOnly(Api.JISHISHAN, here.householdNo());
        Map<String, Object> keep = Map.of("decision", "KEEP_HOUSEHOLD", "householdId", idOf(here), "note", NOTE);

        decide(Api.JISHISHAN, id, keep)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:duplicate-side-out-of-scope"));
        decide(Api.LINXIA, id, keep)
                .then()
                .statusCode(200)
                .body("state", equalTo("DECIDED"))
                .body("decisions.decision", contains("KEEP_HOUSEHOLD"))
                .body("decisions.decidedBy", contains(Api.LINXIA))
                .body("decisions[0].decidedAt", notNullValue());
        decide(Api.LINXIA, id, Map.of("decision", "BOTH_RIGHT", "note", "公安部门确认重号"))
                .then()
                .statusCode(200)
                .body("decisions.decision", contains("BOTH_RIGHT", "KEEP_HOUSEHOLD"))
                .body("decisions.note", contains("公安部门确认重号", NOTE));
    }

    @Test
    void opensAgainWhenAnotherHouseholdComesIn() {
        String id = TestCases.idOfOnly(Api.JISHISHAN, here.householdNo());
        decide(Api.LINXIA, id, Map.of("decision", "BOTH_RIGHT", "note", NOTE))
                .then()
                .statusCode(200)
                .body("state", equalTo("DECIDED"));

        Api.importRoster(
                Api.JISHISHAN,
                TestRoster.of(TestHousehold.inJishishan(here.householdNo() + "3")
                        .at("积石山保安族东乡族撒拉族自治县", "吹麻滩镇", "后沟村委会")
                        .withIdNumber(here.idNumber())));

        Api.as(Api.LINXIA)
                .get("/household-duplicates/" + id)
                .then()
                .body("state", equalTo("OPEN"))
                .body("sides", hasSize(3))
                .body("decisions", hasSize(1));
    }

    @Test
    void isDecidedByACountyWhenAllSidesLieInIt() {
        TestHousehold again = TestHousehold.inJishishan(here.householdNo() + "3");
        TestHousehold alike =
                TestHousehold.inJishishan(here.householdNo() + "4").withIdNumber(again.idNumber());
        Api.importRoster(Api.JISHISHAN, TestRoster.of(again, alike));
        String id = TestCases.idOfOnly(Api.JISHISHAN, again.householdNo());

        decide(Api.JISHISHAN, id, Map.of("decision", "NUMBER_WRONG", "note", NOTE))
                .then()
                .statusCode(200)
                .body("state", equalTo("DECIDED"));
    }

    @Test
    void refusesHouseholdThatDoesNotFitTheDecision() {
        String id = TestCases.idOfOnly(Api.LINXIA, here.householdNo());
        Map<String, Object> none = new HashMap<>(Map.of("decision", "KEEP_HOUSEHOLD", "note", NOTE));
        Map<String, Object> another = Map.of(
                "decision", "KEEP_HOUSEHOLD", "householdId", "01970000-0000-7000-8000-000000000000", "note", NOTE);
        Map<String, Object> needless = Map.of("decision", "NUMBER_WRONG", "householdId", idOf(here), "note", NOTE);

        for (Map<String, Object> unfit : List.of(none, another, needless)) {
            decide(Api.LINXIA, id, unfit)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("urn:anju:problem:decision-household-unfit"));
        }
    }

    @Test
    void refusesDecisionWithoutGrounds() {
        decide(
                        Api.LINXIA,
                        TestCases.idOfOnly(Api.LINXIA, here.householdNo()),
                        Map.of("decision", "NUMBER_WRONG", "note", "无"))
                .then()
                .statusCode(400)
                .body("violations.field", contains("note"));
    }

    @Test
    void countsACaseInEachCountyThatItTouches() {
        Map<String, Integer> before = openPeople(Api.LINXIA);

        String run = here.householdNo() + "5";
        TestHousehold first = TestHousehold.inJishishan(run);
        TestHousehold second = TestHousehold.inDongxiang(run + "6").withIdNumber(first.idNumber());
        Api.importRoster(Api.LINXIA, TestRoster.of(first, second));

        Map<String, Integer> after = openPeople(Api.LINXIA);
        assertThat(after.get("622927000000") - before.get("622927000000")).isEqualTo(1);
        assertThat(after.get("622926000000") - before.get("622926000000")).isEqualTo(1);
        assertThat(openPeople(Api.JISHISHAN)).containsOnlyKeys("622927000000");
    }

    @Test
    void tellsOfANumberThatAnotherRosterClaims() throws SQLException {
        claim(here.householdNo());
        claim(here.householdNo());

        String id = TestCases.of(Api.JISHISHAN, here.householdNo(), Map.of("kind", "HOUSEHOLD_NUMBER"))
                .getFirst()
                .get("id")
                .toString();
        Api.as(Api.JISHISHAN)
                .get("/household-duplicates/" + id)
                .then()
                .body("state", equalTo("OPEN"))
                .body("sides.status", contains("ACTIVE", "CLAIMED"))
                .body("sides.own", contains(true, false))
                .body("sides[1].rosterImportId", nullValue());
        Api.as(Api.DONGXIANG)
                .get("/household-duplicates/" + id)
                .then()
                .statusCode(200)
                .body("sides.status", contains("CLAIMED", "ACTIVE"))
                .body("sides[0].sheet", equalTo("花名册"))
                .body("sides[0].row", equalTo(7))
                .body("sides[1].name", equalTo("马**"))
                .body("sides[1].idNumberMasked", nullValue());
        decide(Api.LINXIA, id, Map.of("decision", "KEEP_HOUSEHOLD", "householdId", idOf(here), "note", NOTE))
                .then()
                .statusCode(200)
                .body("state", equalTo("DECIDED"))
                .body("sides.status", containsInAnyOrder("ACTIVE", "CLAIMED"));
    }

    @Test
    void takesAClaimToANumberThatNobodyHoldsForNoCase() throws SQLException {
        claim(here.householdNo() + "-unheld");

        assertThat(TestCases.of(Api.LINXIA, here.householdNo() + "-unheld", Map.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "admin, GET, ''",
        "verifier-622927100201, GET, ''",
        "township-622927100000, GET, /counts",
        "integrator, GET, /01970000-0000-7000-8000-000000000000",
        "township-622927100000, POST, /01970000-0000-7000-8000-000000000000/decisions",
    })
    void refusesRolesWithoutNeed(String username, Method method, String path) {
        Api.as(username)
                .contentType("application/json")
                .request(method, "/household-duplicates" + path)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:role-missing"));
    }

    /** As the import does for a number that another county's household holds. */
    private void claim(String householdNo) throws SQLException {
        try (Connection connection = Rows.begin(dataSource, RegionScope.of(List.of(new RegionCode("622926000000"))));
                PreparedStatement statement = connection.prepareStatement("""
                        INSERT INTO household_number_claim (household_no, village_code, roster_import_id, sheet, row_number)
                        VALUES (?, '622926100001', uuidv7(), '花名册', 7) ON CONFLICT DO NOTHING
                        """)) {
            statement.setString(1, householdNo);
            statement.executeUpdate();
            connection.commit();
        }
    }

    private String idOf(TestHousehold household) {
        return Rows.householdId(dataSource, household.householdNo()).toString();
    }

    private static Map<String, Integer> openPeople(String username) {
        Map<String, Integer> counts = new HashMap<>();
        List<Map<String, Object>> found = Api.as(username)
                .get("/household-duplicates/counts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("findAll { it.kind == 'PERSON' }");
        found.forEach(count -> counts.put(count.get("countyCode").toString(), (Integer) count.get("open")));
        return counts;
    }

    private static Response decide(String username, String id, Map<String, Object> decision) {
        return Api.as(username)
                .contentType("application/json")
                .body(decision)
                .post("/household-duplicates/" + id + "/decisions");
    }
}
