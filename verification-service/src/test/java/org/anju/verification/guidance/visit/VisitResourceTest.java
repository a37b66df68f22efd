package org.anju.verification.guidance.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;
import org.anju.common.time.ChinaTime;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class VisitResourceTest {

    private static final String PATH = "/api/v1/guidance-visits";
    private static final String TASKS = PATH + "/tasks?region=622927000000&limit=1000";
    private static final String GUIDE = "guide-622927";
    private static final String OTHER_GUIDE = "guide-622926";
    private static final String TOWNSHIP = "622927100000";
    private static final String REVIEWER = "township-" + TOWNSHIP;
    private static final String LATER = "2099-06-08";

    @Inject
    Given given;

    @Inject
    AgroalDataSource dataSource;

    private UUID campaign;

    @BeforeEach
    void openCampaign() {
        campaign = given.campaign();
    }

    @Test
    void recordsWhatAGroupSaw() {
        String id = visit(TOWNSHIP);

        as(REVIEWER)
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("campaignId", equalTo(campaign.toString()))
                .body("region", equalTo(TOWNSHIP))
                .body("visitedOn", equalTo("2026-06-05"))
                .body("notes", equalTo("抽看3个村的照片。\n已现场讲解。"))
                .body("participants", contains(GUIDE, REVIEWER))
                .body("recordedBy", equalTo(GUIDE))
                .body("tasks", hasSize(0));
    }

    @Test
    void recordsOnceForTheSameIdAndBody() {
        Map<String, Object> request = request(TOWNSHIP);
        request.put("id", Given.id());
        as(GUIDE).body(request).post(PATH).then().statusCode(201);

        as(GUIDE).body(request).post(PATH).then().statusCode(200);
        request.put("notes", "另一次");
        as(GUIDE)
                .body(request)
                .post(PATH)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:guidance-id-taken"));
    }

    @ParameterizedTest
    @CsvSource({
        "622927000000, 2026-06-05, 422, guidance-region-too-large",
        "622927100000, 2099-06-05, 422, guidance-visit-to-come",
        "622926100000, 2026-06-05, 403, region-out-of-scope"
    })
    void refusesWhatCannotBe(String region, LocalDate day, int status, String type) {
        Map<String, Object> request = request(region);
        request.put("visitedOn", day.toString());

        as(GUIDE).body(request).post(PATH).then().statusCode(status).body("type", equalTo("urn:anju:problem:" + type));
    }

    @Test
    void refusesVisitsOutsideTheCampaign() {
        campaign = given.campaign("622926000000");
        as(GUIDE)
                .body(request(TOWNSHIP))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:guidance-outside-campaign"));
        campaign = Given.id();
        as(GUIDE)
                .body(request(TOWNSHIP))
                .post(PATH)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:campaign-unknown"));
    }

    @Test
    void listsVisitsOfARegionPageByPage() {
        List<String> ids = List.of(visit(TOWNSHIP), visit(Given.VILLAGE), visit(TOWNSHIP));
        String query = "?limit=2&region=622927000000&campaign=" + campaign;

        JsonPath first = as("county-622927")
                .get(PATH + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        JsonPath second = as("county-622927")
                .get(PATH + query + "&cursor=" + first.getString("cursor"))
                .jsonPath();

        assertThat(first.getList("items.id")).isEqualTo(ids.subList(0, 2));
        assertThat(first.getString("items[0].tasks")).isNull();
        assertThat(second.getList("items.id")).isEqualTo(ids.subList(2, 3));
        as("county-622927")
                .get(PATH + "?region=622927101000&campaign=" + campaign)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void hidesOtherRegions() {
        String id = visit(TOWNSHIP);
        String task = task(id, "verifier", null);

        as(OTHER_GUIDE)
                .get(PATH + "/" + id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:guidance-visit-unknown"));
        as(OTHER_GUIDE).get(PATH + "?region=622927000000").then().statusCode(403);
        as(OTHER_GUIDE).get(PATH + "/tasks?region=622927000000").then().statusCode(403);
        as(OTHER_GUIDE)
                .body(taskRequest("verifier", null))
                .post(PATH + "/" + id + "/tasks")
                .then()
                .statusCode(404);
        settle(OTHER_GUIDE, id, task, "done")
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:guidance-task-unknown"));
        as("prefecture-6229").get(PATH + "/" + id).then().statusCode(200);
    }

    @Test
    void hidesItOnceMoreInTheDatabase() throws SQLException {
        task(visit(TOWNSHIP), "verifier", null);

        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT (SELECT count(*) FROM guidance_visit) + (SELECT count(*) FROM guidance_task)
                            + (SELECT count(*) FROM guidance_task_entry)
                        """)) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isZero();
        }
    }

    @Test
    void letsWhoeverHasTheRoleDoATask() {
        String id = visit(Given.VILLAGE);
        String task = task(id, "verifier", null);

        settle(REVIEWER, id, task, "done").statusCode(200);
        String again = task(id, "verifier", null);
        settle("county-622927", id, again, "done")
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:guidance-task-of-others"));
        settle(Given.VERIFIER, id, again, "done")
                .statusCode(200)
                .body("done", equalTo(true))
                .body("entries.note", contains("已办"))
                .body("entries.actedBy", contains(Given.VERIFIER));
    }

    @Test
    void letsTheNamedAccountDoATask() {
        String id = visit(Given.VILLAGE);
        String task = task(id, null, "county-622927");

        settle(Given.VERIFIER, id, task, "done").statusCode(403);
        settle("county-622927", id, task, "done").statusCode(200).body("done", equalTo(true));
    }

    @Test
    void keepsWhoSaidWhat() {
        String id = visit(Given.VILLAGE);
        String task = task(id, "verifier", null);

        settle(Given.VERIFIER, id, task, "done").statusCode(200);
        settle(Given.VERIFIER, id, task, "done").statusCode(200).body("entries", hasSize(1));
        settle(GUIDE, id, task, "undone")
                .statusCode(200)
                .body("done", equalTo(false))
                .body("entries.done", contains(true, false))
                .body("entries.actedBy", contains(Given.VERIFIER, GUIDE));
        as(GUIDE).get(PATH + "/" + id).then().body("tasks.id", contains(task)).body("tasks[0].entries", hasSize(2));
    }

    @Test
    void listsOpenTasksByRegionWhatIsDueFirst() {
        String id = visit(TOWNSHIP);
        String late = task(id, taskRequest("verifier", null, "2026-06-08", null));
        String later = task(id, taskRequest("township-reviewer", null, LATER, null));
        String done = task(id, taskRequest("verifier", null, "2026-06-07", null));
        settle(GUIDE, id, done, "done").statusCode(200);

        List<String> open = as("county-622927")
                .get(TASKS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id");
        assertThat(open).containsSubsequence(late, later).doesNotContain(done);
        as("county-622927")
                .get(TASKS + "&done=true")
                .then()
                .body("items.id", hasItem(done))
                .body("items.id", not(hasItem(late)));
        as("county-622927")
                .get(TASKS + "&overdue=true")
                .then()
                .body("items.id", hasItem(late))
                .body("items.id", not(hasItem(later)));
        as(REVIEWER)
                .get(PATH + "/tasks?mine=true&limit=1000&region=" + TOWNSHIP)
                .then()
                .body("items.id", hasItem(later))
                .body("items.id", not(hasItem(late)));
        assertThat(ChinaTime.dayOf(Instant.now())).isAfter(LocalDate.parse("2026-06-08"));
    }

    @Test
    void pagesThroughTasks() {
        String id = visit(Given.VILLAGE);
        List<String> own = List.of(
                task(id, taskRequest(null, REVIEWER, "2098-01-01", null)),
                task(id, taskRequest(null, REVIEWER, "2098-01-01", null)),
                task(id, taskRequest(null, REVIEWER, "2098-01-02", null)));
        String cursor = "2097-12-31_" + new UUID(0, 0);
        for (String expected : own) {
            JsonPath page = as(GUIDE)
                    .get(PATH + "/tasks?limit=1&region=622927000000&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(page.getList("items.id")).containsExactly(expected);
            cursor = page.getString("cursor");
        }
        as(GUIDE)
                .get(TASKS + "&cursor=tomorrow")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:cursor-malformed"));
    }

    @Test
    void givesATaskToOneVillageOfAVisitedTownship() {
        String id = visit(TOWNSHIP);
        String village = task(id, taskRequest("verifier", null, LATER, Given.VILLAGE));
        String township = task(id, taskRequest("verifier", null, LATER, null));

        as(Given.VERIFIER)
                .get(PATH + "/tasks?mine=true&limit=1000&region=" + Given.VILLAGE)
                .then()
                .body("items.id", hasItem(village))
                .body("items.id", not(hasItem(township)));
        as(GUIDE)
                .body(taskRequest("verifier", null, LATER, "622927101200"))
                .post(PATH + "/" + id + "/tasks")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:guidance-outside-visit"));
    }

    @Test
    void asksForOneAssignee() {
        String id = visit(TOWNSHIP);

        for (Map<String, Object> request : List.of(taskRequest("verifier", GUIDE), taskRequest(null, null))) {
            as(GUIDE)
                    .body(request)
                    .post(PATH + "/" + id + "/tasks")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("urn:anju:problem:guidance-assignee"));
        }
        as(GUIDE)
                .body(taskRequest("platform-admin", null))
                .post(PATH + "/" + id + "/tasks")
                .then()
                .statusCode(400);
    }

    @Test
    void addsATaskOnceForTheSameIdAndBody() {
        String id = visit(TOWNSHIP);
        Map<String, Object> request = taskRequest("verifier", null);
        request.put("id", Given.id());
        as(GUIDE).body(request).post(PATH + "/" + id + "/tasks").then().statusCode(201);

        as(GUIDE).body(request).post(PATH + "/" + id + "/tasks").then().statusCode(200);
        request.put("text", "另一项");
        as(GUIDE).body(request).post(PATH + "/" + id + "/tasks").then().statusCode(409);
        as(GUIDE)
                .get(PATH + "/" + id)
                .then()
                .body("tasks.id", containsInAnyOrder(request.get("id").toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, ''",
        "GET, ?region=622927000000",
        "GET, /01970000-0000-7000-8000-000000000001",
        "GET, /tasks?region=622927000000",
        "POST, /01970000-0000-7000-8000-000000000001/tasks",
        "POST, /01970000-0000-7000-8000-000000000001/tasks/01970000-0000-7000-8000-000000000002/done",
        "POST, /01970000-0000-7000-8000-000000000001/tasks/01970000-0000-7000-8000-000000000002/undone"
    })
    void refusesRolesWithoutNeed(String method, String path) {
        for (String username : List.of("admin", "integrator")) {
            as(username)
                    .body("{}")
                    .request(method, PATH + path)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:anju:problem:role-missing"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/01970000-0000-7000-8000-000000000001/tasks"})
    void letsGuidesAloneRecordVisitsAndGiveTasks(String path) {
        for (String username : List.of(Given.VERIFIER, "county-622927", "prefecture-6229", "auditor")) {
            as(username)
                    .body(request(TOWNSHIP))
                    .post(PATH + path)
                    .then()
                    .statusCode(403)
                    .body("status", not(nullValue()));
        }
    }

    private String visit(String region) {
        return as(GUIDE)
                .body(request(region))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String task(String visit, String role, String account) {
        return task(visit, taskRequest(role, account));
    }

    private static String task(String visit, Map<String, Object> request) {
        return as(GUIDE)
                .body(request)
                .post(PATH + "/" + visit + "/tasks")
                .then()
                .statusCode(201)
                .body("done", equalTo(false))
                .extract()
                .path("id");
    }

    private static ValidatableResponse settle(String username, String visit, String task, String act) {
        return as(username)
                .body(Map.of("note", "已办"))
                .post(PATH + "/" + visit + "/tasks/" + task + "/" + act)
                .then();
    }

    private Map<String, Object> request(String region) {
        return new HashMap<>(Map.of(
                "campaignId",
                campaign,
                "region",
                region,
                "visitedOn",
                "2026-06-05",
                "notes",
                "抽看3个村的照片。\n已现场讲解。",
                "participants",
                List.of(GUIDE, REVIEWER)));
    }

    private static Map<String, Object> taskRequest(String role, String account) {
        return taskRequest(role, account, LATER, null);
    }

    private static Map<String, Object> taskRequest(String role, String account, String dueOn, String region) {
        Map<String, Object> request = new HashMap<>(Map.of("text", "补拍门牌不清的正面照片。", "dueOn", dueOn));
        request.put("assigneeRole", role);
        request.put("assigneeAccount", account);
        request.put("region", region);
        return request;
    }

    private static RequestSpecification as(String username) {
        return RestAssured.given().auth().oauth2(Tokens.of(username)).contentType(ContentType.JSON);
    }
}
