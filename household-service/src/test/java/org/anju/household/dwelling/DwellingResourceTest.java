package org.anju.household.dwelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anju.common.caller.RegionScope;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.Numbers;
import org.anju.household.testsupport.Rows;
import org.anju.household.testsupport.TestDwelling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DwellingResourceTest {

    private static final Map<String, Object> GRADE_D = Map.of(
            "safetyGrade",
            "D",
            "gradeBasis",
            "APPRAISAL",
            "guidelineEdition",
            "EDITION_2019",
            "appraisedOn",
            "2026-04-12");

    @Inject
    AgroalDataSource dataSource;

    @Test
    void recordsOnceHoweverOftenItIsSent() {
        Map<String, Object> dwelling = TestDwelling.inFangjia();

        TestDwelling.record(Api.JISHISHAN, dwelling)
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("id", equalTo(dwelling.get("id")))
                .body("villageName", equalTo("方家村委会"))
                .body("structureLabel", equalTo("砖木"))
                .body("appraisal", nullValue());
        TestDwelling.record(Api.JISHISHAN, dwelling).then().statusCode(200).body("id", equalTo(dwelling.get("id")));
        dwelling.put("storeys", 2);
        TestDwelling.record(Api.JISHISHAN, dwelling)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:dwelling-id-taken"));
    }

    @Test
    void recordsOnceWhenSentManyTimesAtOnce() throws Exception {
        Map<String, Object> dwelling = TestDwelling.inFangjia();
        Callable<Integer> sending =
                () -> TestDwelling.record(Api.JISHISHAN, dwelling).statusCode();
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> answer : senders.invokeAll(List.of(sending, sending, sending, sending))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsExactlyInAnyOrder(201, 200, 200, 200);
    }

    @Test
    void makesAnIdForWhoeverBringsNone() {
        Map<String, Object> dwelling = TestDwelling.inFangjia();
        dwelling.remove("id");

        Response response = TestDwelling.record(Api.JISHISHAN, dwelling);

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.header("Location")).endsWith("/dwellings/" + response.path("id"));
    }

    @Test
    void showsPositionRoundedAndNoAddress() {
        String id = TestDwelling.recorded();

        String answer = Api.as(Api.VERIFIER)
                .get("/dwellings/" + id)
                .then()
                .statusCode(200)
                .body("position.latitude", equalTo(35.71f))
                .body("position.longitude", equalTo(102.88f))
                .body("addressRecorded", equalTo(true))
                .extract()
                .asString();

        assertThat(answer).doesNotContain("18号").doesNotContain("35.713");
    }

    @Test
    void keepsAddressAndPositionSealed() throws SQLException {
        String id = TestDwelling.recorded();

        try (Connection connection = Rows.begin(dataSource, RegionScope.everything());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT address_encrypted, position_encrypted FROM dwelling WHERE id = '" + id + "'")) {
            assertThat(row.next()).isTrue();
            assertThat(new String(row.getBytes(1), StandardCharsets.UTF_8)).doesNotContain("18号");
            assertThat(new String(row.getBytes(2), StandardCharsets.UTF_8)).doesNotContain("35.7");
            connection.rollback();
        }
    }

    @Test
    void correctsWhatIsGivenAndLeavesTheRest() {
        String id = TestDwelling.recorded();

        patch(Api.JISHISHAN, id, "\"0\"", Map.of("certificateNo", "积住认2026-0018", "certifiedOn", "2026-05-20"))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("certificateNo", equalTo("积住认2026-0018"))
                .body("certifiedOn", equalTo("2026-05-20"))
                .body("builtYear", equalTo(1998))
                .body("addressRecorded", equalTo(true));
    }

    @Test
    void asksForTheVersionThatIsChanged() {
        String id = TestDwelling.recorded();

        Api.as(Api.JISHISHAN)
                .contentType("application/json")
                .body(Map.of("storeys", 2))
                .patch("/dwellings/" + id)
                .then()
                .statusCode(428)
                .body("type", equalTo("urn:anju:problem:if-match-missing"));
        patch(Api.JISHISHAN, id, "\"0\"", Map.of("storeys", 2)).then().statusCode(200);
        patch(Api.JISHISHAN, id, "\"0\"", Map.of("storeys", 1))
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:anju:problem:version-stale"));
        TestDwelling.appraise(Api.JISHISHAN, id, "\"0\"", GRADE_D).then().statusCode(412);
    }

    @Test
    void takesGradeDAsFindingAndKeepsWhatWasBefore() {
        String id = TestDwelling.recorded();

        TestDwelling.appraise(Api.JISHISHAN, id, "\"0\"", GRADE_D)
                .then()
                .statusCode(200)
                .body("appraisal.safetyGrade", equalTo("D"))
                .body("appraisal.gradeBasis", equalTo("APPRAISAL"));
        TestDwelling.appraise(
                        Api.JISHISHAN,
                        id,
                        "\"1\"",
                        Map.of("safetyGrade", "B", "gradeBasis", "RATING", "appraisedOn", "2026-05-30"))
                .then()
                .statusCode(200);

        String history = Api.as("township-622927100000")
                .get("/dwellings/" + id + "/history")
                .then()
                .statusCode(200)
                .body("kind", contains("APPRAISED", "APPRAISED", "RECORDED"))
                .body("version", contains(2, 1, 0))
                .body("changedBy", everyItem(equalTo(Api.JISHISHAN)))
                .body("[0].before.safetyGrade", equalTo("D"))
                .body("[0].before.appraisedOn", equalTo("2026-04-12"))
                .body("[1].before.safetyGrade", nullValue())
                .body("[2].before", nullValue())
                .extract()
                .asString();
        assertThat(history).doesNotContain("ncrypted").doesNotContain("18号");
    }

    @Test
    void namesTheRuleThatIsNotForThreeStoreys() {
        Map<String, Object> high = TestDwelling.inFangjia();
        high.put("storeys", 3);
        String id = TestDwelling.record(Api.JISHISHAN, high).path("id");

        String problem = TestDwelling.appraise(Api.JISHISHAN, id, "\"0\"", GRADE_D)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:guideline-not-for-storeys"))
                .extract()
                .asString();

        assertThat(problem).contains("建村函〔2019〕200号", "GB 50292");
    }

    @Test
    void refusesStoreysThatTheAppraisalIsNotFor() {
        String id = TestDwelling.recorded();
        TestDwelling.appraise(Api.JISHISHAN, id, "\"0\"", GRADE_D).then().statusCode(200);

        patch(Api.JISHISHAN, id, "\"1\"", Map.of("storeys", 3))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:guideline-not-for-storeys"));
        Api.as(Api.JISHISHAN).get("/dwellings/" + id).then().body("storeys", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "appraisal-in-future, 2999-01-01",
        "appraisal-before-construction, 1997-12-31",
    })
    void refusesImpossibleDay(String slug, String day) {
        String id = TestDwelling.recorded();

        TestDwelling.appraise(
                        Api.JISHISHAN,
                        id,
                        "\"0\"",
                        Map.of("safetyGrade", "A", "gradeBasis", "RATING", "appraisedOn", day))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:" + slug));
    }

    @Test
    void refusesGradeWithoutBasis() {
        TestDwelling.appraise(
                        Api.JISHISHAN,
                        TestDwelling.recorded(),
                        "\"0\"",
                        Map.of("safetyGrade", "A", "appraisedOn", "2026-04-12"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("gradeBasis"));
    }

    @Test
    void givesABuildingNumberToOneHouseOnly() {
        String code = "BUILDING-" + Numbers.next();
        Map<String, Object> first = TestDwelling.inFangjia();
        first.put("buildingCode", code);
        TestDwelling.record(Api.JISHISHAN, first).then().statusCode(201);
        Map<String, Object> second = TestDwelling.inFangjia();
        second.put("villageCode", TestDwelling.SUONAN);
        second.put("buildingCode", code);

        TestDwelling.record(Api.DONGXIANG, second)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:building-code-taken"));
        patch(Api.JISHISHAN, TestDwelling.recorded(), "\"0\"", Map.of("buildingCode", code))
                .then()
                .statusCode(409)
                .body("violations.field", contains("buildingCode"));
        Api.as(Api.JISHISHAN)
                .queryParam("buildingCode", code)
                .get("/dwellings")
                .then()
                .statusCode(200)
                .body("items.id", contains(first.get("id")));
    }

    @Test
    void refusesIdThatIsTakenElsewhereWithoutTellingMore() {
        Map<String, Object> dwelling = TestDwelling.inFangjia();
        TestDwelling.record(Api.JISHISHAN, dwelling).then().statusCode(201);
        dwelling.put("villageCode", TestDwelling.SUONAN);

        TestDwelling.record(Api.DONGXIANG, dwelling)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:dwelling-id-taken"));
    }

    @Test
    void listsByGradeAndStructurePageByPage() {
        for (int count = 0; count < 3; count++) {
            Map<String, Object> cave = TestDwelling.inFangjia();
            cave.put("structure", "CAVE");
            TestDwelling.record(Api.JISHISHAN, cave).then().statusCode(201);
            TestDwelling.appraise(Api.JISHISHAN, cave.get("id").toString(), "\"0\"", GRADE_D)
                    .then()
                    .statusCode(200);
        }

        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            var request = Api.as("verifier-622927100201")
                    .queryParam("region", TestDwelling.FANGJIA)
                    .queryParam("grade", "D")
                    .queryParam("structure", "CAVE")
                    .queryParam("limit", 2);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/dwellings")
                    .then()
                    .statusCode(200)
                    .body("items.structure", everyItem(equalTo("CAVE")))
                    .body("items.appraisal.safetyGrade", everyItem(equalTo("D")))
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void hidesForeignDwellings() {
        String id = TestDwelling.recorded();

        for (String path : List.of("", "/history")) {
            Api.as(Api.DONGXIANG)
                    .get("/dwellings/" + id + path)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("urn:anju:problem:dwelling-unknown"));
        }
        patch(Api.DONGXIANG, id, "\"0\"", Map.of("storeys", 2)).then().statusCode(404);
        TestDwelling.appraise(Api.DONGXIANG, id, "\"0\"", GRADE_D).then().statusCode(404);
        TestDwelling.record(Api.DONGXIANG, TestDwelling.inFangjia())
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
        Api.as(Api.DONGXIANG)
                .queryParam("region", TestDwelling.FANGJIA)
                .get("/dwellings")
                .then()
                .statusCode(403);
        Api.as(Api.DONGXIANG)
                .queryParam("limit", 1000)
                .get("/dwellings")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(id)))
                .body("items.villageCode", everyItem(startsWith("622926")));
    }

    @Test
    void refusesWhatIsNoVillage() {
        Map<String, Object> dwelling = TestDwelling.inFangjia();
        dwelling.put("villageCode", "622927100000");

        TestDwelling.record(Api.JISHISHAN, dwelling)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:dwelling-village-expected"));
    }

    @Test
    void refusesExchangedCoordinates() {
        Map<String, Object> dwelling = TestDwelling.inFangjia();
        dwelling.put("position", Map.of("latitude", 102.87651, "longitude", 35.71342));

        TestDwelling.record(Api.JISHISHAN, dwelling)
                .then()
                .statusCode(400)
                .body("violations.field", contains("position.latitude", "position.longitude"));
    }

    @Test
    void refusesHouseOfTheFuture() {
        Map<String, Object> dwelling = TestDwelling.inFangjia();
        dwelling.put("builtYear", 2199);

        TestDwelling.record(Api.JISHISHAN, dwelling)
                .then()
                .statusCode(422)
                .body("violations.field", contains("builtYear"));
    }

    @ParameterizedTest
    @CsvSource({
        "admin, GET, /dwellings",
        "integrator, GET, /dwellings/01970000-0000-7000-8000-000000000000",
        "verifier-622927100201, GET, /dwellings/01970000-0000-7000-8000-000000000000/history",
        "verifier-622927100201, POST, /dwellings",
        "township-622927100000, PATCH, /dwellings/01970000-0000-7000-8000-000000000000",
        "verifier-622927100201, POST, /dwellings/01970000-0000-7000-8000-000000000000/appraisals",
    })
    void refusesRolesWithoutNeed(String username, Method method, String path) {
        Api.as(username)
                .contentType("application/json")
                .request(method, path)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:role-missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "622927100201", "622927100201.1"})
    void refusesCursorThatIsNone(String cursor) {
        Api.as(Api.JISHISHAN)
                .queryParam("cursor", cursor)
                .get("/dwellings")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:cursor-malformed"));
    }

    @Test
    void knowsNoneInRegionWithoutDwellings() {
        Api.as(Api.LINXIA)
                .queryParam("region", "622901001000")
                .get("/dwellings")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    private static Response patch(String username, String id, String tag, Map<String, Object> fields) {
        return Api.as(username)
                .contentType("application/json")
                .header("If-Match", tag)
                .body(fields)
                .patch("/dwellings/" + id);
    }
}
