package org.anju.household.dwelling.occupancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anju.common.caller.RegionScope;
import org.anju.common.region.RegionCode;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.Numbers;
import org.anju.household.testsupport.Rows;
import org.anju.household.testsupport.TestDwelling;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class OccupancyResourceTest {

    private static final Map<String, Object> LIVES_IN_OWN =
            Map.of("tenure", "OWN", "occupied", true, "since", "2001-05-01");

    @Inject
    AgroalDataSource dataSource;

    private UUID household;
    private UUID foreign;

    @BeforeEach
    void importHouseholds() {
        String run = "LIVE-" + Numbers.next() + "-";
        Api.importRoster(
                Api.LINXIA, TestRoster.of(TestHousehold.inJishishan(run + 1), TestHousehold.inDongxiang(run + 2)));
        household = Rows.householdId(dataSource, run + 1);
        foreign = Rows.householdId(dataSource, run + 2);
    }

    @Test
    void tellsWhereAHouseholdLives() {
        String dwelling = TestDwelling.recorded();

        put(Api.JISHISHAN, household, dwelling, LIVES_IN_OWN)
                .then()
                .statusCode(200)
                .body("occupied", equalTo(true))
                .body("inhabitants", equalTo(1))
                .body("version", equalTo(1));

        Api.as(Api.VERIFIER)
                .get("/households/" + household + "/dwellings")
                .then()
                .statusCode(200)
                .body("dwellingId", contains(dwelling))
                .body("tenure", contains("OWN"))
                .body("villageName", contains("方家村委会"))
                .body("since", contains("2001-05-01"));
    }

    @Test
    void changesNothingWhenTheSameIsSaidAgain() {
        String dwelling = TestDwelling.recorded();
        put(Api.JISHISHAN, household, dwelling, LIVES_IN_OWN).then().statusCode(200);

        put(Api.JISHISHAN, household, dwelling, LIVES_IN_OWN)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));

        Api.as(Api.JISHISHAN)
                .get("/dwellings/" + dwelling + "/history")
                .then()
                .body("kind", contains("LINKED", "RECORDED"));
    }

    @Test
    void letsAHouseholdHaveSeveralHousesAndLiveInOne() {
        String old = TestDwelling.recorded();
        String safe = TestDwelling.recorded();
        put(Api.JISHISHAN, household, old, LIVES_IN_OWN).then().statusCode(200);

        put(Api.JISHISHAN, household, safe, LIVES_IN_OWN)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:household-lives-elsewhere"));
        put(Api.JISHISHAN, household, old, Map.of("tenure", "OWN", "occupied", false))
                .then()
                .statusCode(200)
                .body("inhabitants", equalTo(0));
        put(Api.JISHISHAN, household, safe, LIVES_IN_OWN).then().statusCode(200);

        Api.as(Api.JISHISHAN)
                .get("/households/" + household + "/dwellings")
                .then()
                .body("dwellingId", contains(safe, old))
                .body("occupied", contains(true, false));
    }

    @Test
    void letsOnlyOneOfTwoMovesAtOnceThrough() throws Exception {
        List<String> dwellings = List.of(TestDwelling.recorded(), TestDwelling.recorded());
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> sent = dwellings.stream()
                    .map(dwelling -> senders.submit(() -> put(Api.JISHISHAN, household, dwelling, LIVES_IN_OWN)
                            .statusCode()))
                    .toList();
            for (Future<Integer> answer : sent) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void showsOfAForeignDwellingWhatVerificationNeedsAndNoMore() {
        String dwelling = TestDwelling.recorded();
        TestDwelling.appraise(
                        Api.JISHISHAN,
                        dwelling,
                        "\"0\"",
                        Map.of("safetyGrade", "B", "gradeBasis", "RATING", "appraisedOn", "2026-04-12"))
                .then()
                .statusCode(200);
        put(Api.JISHISHAN, household, dwelling, LIVES_IN_OWN).then().statusCode(200);

        put(Api.DONGXIANG, foreign, dwelling, Map.of("tenure", "HOST_KIN", "occupied", true))
                .then()
                .statusCode(200);

        Api.as(Api.DONGXIANG)
                .get("/households/" + foreign + "/dwellings")
                .then()
                .statusCode(200)
                .body("villageCode", contains(TestDwelling.FANGJIA))
                .body("safetyGrade", contains("B"))
                .body("gradeBasis", contains("RATING"))
                .body("inhabitants", contains(2));
        Api.as(Api.DONGXIANG).get("/dwellings/" + dwelling).then().statusCode(404);
        // Nor does the host's county learn which household of another county lives there.
        Api.as(Api.JISHISHAN)
                .get("/dwellings/" + dwelling + "/history")
                .then()
                .body("kind", contains("LINKED", "APPRAISED", "RECORDED"))
                .body("householdId", contains(household.toString(), null, null));
        Api.as(Api.LINXIA)
                .get("/dwellings/" + dwelling + "/history")
                .then()
                .body("kind", contains("LINKED", "LINKED", "APPRAISED", "RECORDED"));
    }

    @Test
    void endsALinkAndKeepsIt() {
        String dwelling = TestDwelling.recorded();
        put(Api.JISHISHAN, household, dwelling, LIVES_IN_OWN).then().statusCode(200);

        delete(Api.JISHISHAN, household, dwelling, "2026-05-31").then().statusCode(204);
        delete(Api.JISHISHAN, household, dwelling, "2026-06-01").then().statusCode(204);

        Api.as(Api.JISHISHAN)
                .get("/households/" + household + "/dwellings")
                .then()
                .body("until", contains("2026-05-31"))
                .body("occupied", contains(false));
        Api.as(Api.JISHISHAN)
                .get("/dwellings/" + dwelling + "/history")
                .then()
                .body("kind", contains("LINK_ENDED", "LINKED", "RECORDED"))
                .body("[0].before.occupied", equalTo(true))
                .body("[0].before.until", nullValue());
    }

    @Test
    void takesUpALinkThatHadEnded() {
        String dwelling = TestDwelling.recorded();
        put(Api.JISHISHAN, household, dwelling, LIVES_IN_OWN).then().statusCode(200);
        delete(Api.JISHISHAN, household, dwelling, "2026-05-31").then().statusCode(204);

        put(Api.JISHISHAN, household, dwelling, LIVES_IN_OWN)
                .then()
                .statusCode(200)
                .body("until", nullValue())
                .body("version", equalTo(3));
    }

    @Test
    void refusesImpossibleDays() {
        String dwelling = TestDwelling.recorded();

        put(Api.JISHISHAN, household, dwelling, Map.of("tenure", "OWN", "occupied", true, "since", "2999-01-01"))
                .then()
                .statusCode(422)
                .body("violations.field", contains("since"));
        put(Api.JISHISHAN, household, dwelling, LIVES_IN_OWN).then().statusCode(200);
        delete(Api.JISHISHAN, household, dwelling, "2999-01-01").then().statusCode(422);
        delete(Api.JISHISHAN, household, dwelling, "2001-04-30")
                .then()
                .statusCode(422)
                .body("violations.field", contains("until"));
    }

    @Test
    void refusesWhatIsNotThere() {
        String nowhere = "01970000-0000-7000-8000-000000000000";

        put(Api.JISHISHAN, household, nowhere, LIVES_IN_OWN)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:dwelling-unknown"));
        delete(Api.JISHISHAN, household, TestDwelling.recorded(), null)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:household-dwelling-unknown"));
    }

    @Test
    void hidesForeignHousehold() {
        String dwelling = TestDwelling.recorded();

        Api.as(Api.JISHISHAN)
                .get("/households/" + foreign + "/dwellings")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:household-unknown"));
        put(Api.JISHISHAN, foreign, dwelling, LIVES_IN_OWN).then().statusCode(404);
        delete(Api.JISHISHAN, foreign, dwelling, null).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "admin, GET, ''",
        "auditor, GET, ''",
        "verifier-622927100201, PUT, /01970000-0000-7000-8000-000000000000",
        "township-622927100000, DELETE, /01970000-0000-7000-8000-000000000000",
    })
    void refusesRolesWithoutNeed(String username, Method method, String path) {
        Api.as(username)
                .contentType("application/json")
                .request(method, "/households/" + household + "/dwellings" + path)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:role-missing"));
    }

    /** Whatever the service asks for. */
    @ParameterizedTest
    @CsvSource({"dwelling, 1, 0", "household_dwelling, 1, 1", "dwelling_change, 2, 1"})
    void keepsForeignRowsFromTransactions(String table, int ofHost, int ofGuest) throws SQLException {
        String dwelling = TestDwelling.recorded();
        put(Api.JISHISHAN, household, dwelling, LIVES_IN_OWN).then().statusCode(200);
        put(Api.DONGXIANG, foreign, dwelling, LIVES_IN_OWN).then().statusCode(200);
        String rows = "SELECT count(*) FROM %s WHERE %s = '%s'"
                .formatted(table, table.equals("dwelling") ? "id" : "dwelling_id", dwelling);

        assertThat(count(rows, RegionScope.of(List.of(new RegionCode("622927000000")))))
                .isEqualTo(ofHost);
        assertThat(count(rows, RegionScope.of(List.of(new RegionCode("622926000000")))))
                .isEqualTo(ofGuest);
        assertThat(count(rows, RegionScope.of(List.of()))).isZero();
    }

    private int count(String sql, RegionScope scope) throws SQLException {
        try (Connection connection = Rows.begin(dataSource, scope);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            int found = row.getInt(1);
            connection.rollback();
            return found;
        }
    }

    private static Response put(String username, UUID household, String dwelling, Map<String, Object> link) {
        return Api.as(username)
                .contentType("application/json")
                .body(link)
                .put("/households/" + household + "/dwellings/" + dwelling);
    }

    private static Response delete(String username, UUID household, String dwelling, String until) {
        var request = Api.as(username);
        return (until == null ? request : request.queryParam("until", until))
                .delete("/households/" + household + "/dwellings/" + dwelling);
    }

    @Test
    void hasNoneAtFirst() {
        Api.as(Api.JISHISHAN)
                .get("/households/" + household + "/dwellings")
                .then()
                .statusCode(200)
                .body("", empty());
    }
}
