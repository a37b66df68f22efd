package org.anju.verification.rectification.ledger;

import static org.anju.verification.testsupport.Given.OTHER_VILLAGE;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.ProblemApi.COUNTY;
import static org.anju.verification.testsupport.ProblemApi.OTHER_COUNTY;
import static org.anju.verification.testsupport.ProblemApi.SUPERVISOR;
import static org.anju.verification.testsupport.ProblemApi.TOWNSHIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.time.ChinaTime;
import org.anju.verification.rule.ProblemKind;
import org.anju.verification.testsupport.AdjustableClock;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.ProblemApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProblemResourceTest {

    @Inject
    Given given;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    AdjustableClock clock;

    private UUID campaign;

    @BeforeEach
    void newCampaign() {
        campaign = given.campaign();
    }

    @AfterEach
    void setClockBack() {
        clock.putForward(Duration.ZERO);
    }

    @Test
    void pagesThroughEveryProblemOnceByTheDayOnWhichItIsDue() {
        LocalDate today = ChinaTime.dayOf(Instant.now());
        List<UUID> expected = new ArrayList<>();
        List<Integer> days = List.of(9, 3, 3, 7, 3, 1, 9);
        for (int day : List.of(1, 3, 7, 9)) {
            for (int wanted : days) {
                if (wanted == day) {
                    expected.add(reported("MISMATCH", today.plusDays(day)));
                }
            }
        }
        List<UUID> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page =
                    list(COUNTY, "&limit=2" + cursor).statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("items.id", UUID.class));
            cursor = page.getString("cursor") == null ? null : "&cursor=" + page.getString("cursor");
        } while (cursor != null);
        assertThat(seen).containsExactlyElementsOf(expected);
    }

    @Test
    void filtersByEverythingThatIsAskedFor() {
        UUID one = ProblemApi.reported(campaign, given.household(VILLAGE), "MISMATCH");
        UUID other = ProblemApi.reported(campaign, given.household(VILLAGE), "SHARED_HOST");
        ProblemApi.assign(TOWNSHIP, other).statusCode(200);
        ProblemApi.rectify(VERIFIER, other).statusCode(200);
        ProblemApi.verify(COUNTY, other, true).statusCode(200);

        assertThat(ids("&kind=MISMATCH")).containsExactly(one);
        assertThat(ids("&state=RECTIFIED")).containsExactly(other);
        assertThat(ids("&assignee=方家村驻村工作队")).containsExactly(other);
        assertThat(ids("&closable=true")).containsExactly(other);
        assertThat(ids("&closable=false")).containsExactly(one);
        assertThat(ids("&escalation=VILLAGE")).containsExactly(one, other);
        assertThat(ids("&escalation=COUNTY")).isEmpty();
        assertThat(ids("&overdue=true")).isEmpty();
        assertThat(ids("&overdue=false")).containsExactly(one, other);
        assertThat(ids("&region=622927100000")).containsExactly(one, other);
        assertThat(ids("&region=622927101000")).isEmpty();
    }

    @Test
    void showsHowLongProblemsAreOverdue() {
        LocalDate today = ChinaTime.dayOf(Instant.now());
        UUID late = reported("MISMATCH", today);
        UUID inTime = reported("MISMATCH", today.plusDays(30));
        clock.putForward(Duration.ofDays(5));

        list(COUNTY, "&overdue=true")
                .statusCode(200)
                .body("items.id", equalTo(List.of(late.toString())))
                .body("items[0].daysOverdue", equalTo(5))
                .body("items[0].daysOpen", equalTo(5));
        assertThat(ids("&overdue=false")).containsExactly(inTime);
        summary(COUNTY, "kind")
                .statusCode(200)
                .body("rows.key", equalTo(List.of("MISMATCH")))
                .body("total.problems", equalTo(2))
                .body("total.overdue", equalTo(1))
                .body("total.overdueUpTo3Days", equalTo(0))
                .body("total.overdue4To7Days", equalTo(1))
                .body("total.longestOverdueDays", equalTo(5));
    }

    @Test
    void countsByWhatIsAskedFor() {
        UUID closed = ProblemApi.reported(campaign, given.household(VILLAGE), "MISMATCH");
        ProblemApi.assign(TOWNSHIP, closed).statusCode(200);
        ProblemApi.rectify(VERIFIER, closed).statusCode(200);
        ProblemApi.verify(COUNTY, closed, true).statusCode(200);
        ProblemApi.close(COUNTY, closed).statusCode(200);
        UUID planned = ProblemApi.reported(campaign, given.household(VILLAGE), "NOT_SECURED");
        ProblemApi.step(COUNTY, planned, "plan", """
                {"plannedFor": "%d-12-31", "interimMode": "STAY_WITH_KIN", "plan": "年底前改造"}
                """.formatted(
                                ChinaTime.dayOf(Instant.now()).getYear()))
                .statusCode(200);
        ProblemApi.post(OTHER_COUNTY, ProblemApi.report(Given.id(), campaign, given.household(OTHER_VILLAGE), "OTHER"))
                .statusCode(201);

        summary(SUPERVISOR, "county")
                .body("rows.key", equalTo(List.of("622926000000", "622927000000")))
                .body("rows.problems", equalTo(List.of(1, 2)))
                .body("rows.notClosed", equalTo(List.of(1, 1)))
                .body("rows.planned", equalTo(List.of(0, 1)))
                .body("total.problems", equalTo(3));
        summary(SUPERVISOR, "township").body("rows.key", equalTo(List.of("622926100000", "622927100000")));
        summary(SUPERVISOR, "village").body("rows.key", equalTo(List.of(OTHER_VILLAGE, VILLAGE)));
        summary(SUPERVISOR, "state").body("rows.key", equalTo(List.of("CLOSED", "OPEN")));
        summary(SUPERVISOR, "origin").body("rows.key", equalTo(List.of("REVIEWER", "VERIFIER")));
        summary(SUPERVISOR, "escalation").body("rows.key", equalTo(List.of("VILLAGE")));
        summary(SUPERVISOR, "assignee").body("rows.key", equalTo(List.of("", "方家村驻村工作队")));
        summary(COUNTY, "kind").body("rows.key", equalTo(List.of("MISMATCH", "NOT_SECURED")));
        summary("auditor", "kind").statusCode(200);
        summary(SUPERVISOR, "weather").statusCode(400).body("violations[0].field", equalTo("by"));
    }

    @Test
    void tellsWhatEachKindAsksFor() {
        ProblemApi.as(VERIFIER)
                .get("/api/v1/problems/kinds")
                .then()
                .statusCode(200)
                .body("size()", equalTo(ProblemKind.values().length))
                .body("find { it.code == 'UNREACHABLE' }.closedBy", equalTo("COUNTY"))
                .body("find { it.code == 'NOT_SECURED' }.needsPhotos", equalTo(true))
                .body("chinese", hasItem("住房安全未保障"));
        ProblemApi.as("admin").get("/api/v1/problems/kinds").then().statusCode(403);
    }

    @Test
    void showsNothingOfAnotherCounty() {
        UUID problem = ProblemApi.reported(campaign, given.household(VILLAGE), "MISMATCH");

        ProblemApi.get(OTHER_COUNTY, problem).statusCode(404);
        list(OTHER_COUNTY, "").statusCode(200).body("items.size()", equalTo(0));
        list(OTHER_COUNTY, "&region=622927000000")
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
        summary(OTHER_COUNTY, "kind").statusCode(200).body("total.problems", equalTo(0));
        summary(OTHER_COUNTY, "kind&region=622927000000").statusCode(403);
        ProblemApi.get(VERIFIER, problem).statusCode(200);
        ProblemApi.get("verifier-622927100201", problem).statusCode(404);
    }

    @Test
    void showsNothingToThoseWithoutARole() {
        UUID problem = ProblemApi.reported(campaign, given.household(VILLAGE), "MISMATCH");

        for (String user : List.of("admin", "integrator")) {
            ProblemApi.get(user, problem).statusCode(403);
            list(user, "").statusCode(403);
            summary(user, "kind").statusCode(403);
        }
        list("auditor", "").statusCode(403);
    }

    @Test
    void hidesEveryRowFromATransactionThatNamesNoRegions() throws SQLException {
        ProblemApi.reported(campaign, given.household(VILLAGE), "MISMATCH");

        for (String table : List.of("problem", "problem_step")) {
            assertThat(rowsSeen(table, null)).isZero();
            assertThat(rowsSeen(table, "622921")).isZero();
            assertThat(rowsSeen(table, "622927")).isPositive();
        }
    }

    @Test
    void refusesACursorThatItNeverGave() {
        list(COUNTY, "&cursor=yesterday").statusCode(400);
        list(COUNTY, "&limit=0").statusCode(400);
        list(COUNTY, "&kind=BROKEN_WINDOW").statusCode(400);
    }

    @Test
    void describesItsOperations() {
        JsonPath description = ProblemApi.as(COUNTY)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/api/v1/problems'.get.operationId", equalTo("listProblems"))
                .body("paths.'/api/v1/problems'.post.operationId", equalTo("reportProblem"))
                .body("paths.'/api/v1/problems/{id}/rectify'.post.operationId", equalTo("rectifyProblem"))
                .body("paths.'/api/v1/problems/summary'.get.operationId", equalTo("summariseProblems"))
                .extract()
                .jsonPath();
        assertThat(description.getMap("components.schemas.HousingProblemDetail.properties"))
                .containsKeys("history", "photos", "kind", "dueOn");
        assertThat(description.getList("paths.'/api/v1/problems'.get.parameters.name"))
                .contains(
                        "region", "campaign", "kind", "state", "assignee", "overdue", "escalation", "cursor", "limit");
    }

    private UUID reported(String kind, LocalDate dueOn) {
        UUID id = Given.id();
        ProblemApi.post(
                        VERIFIER,
                        ProblemApi.report(id, campaign, given.household(VILLAGE), kind)
                                .replace("\"note\"", "\"dueOn\": \"%s\", \"note\"".formatted(dueOn)))
                .statusCode(201);
        return id;
    }

    private List<UUID> ids(String filter) {
        return list(COUNTY, filter).statusCode(200).extract().jsonPath().getList("items.id", UUID.class);
    }

    private ValidatableResponse list(String user, String filter) {
        return ProblemApi.as(user)
                .get("/api/v1/problems?campaign=" + campaign + filter)
                .then();
    }

    private ValidatableResponse summary(String user, String by) {
        return ProblemApi.as(user)
                .get("/api/v1/problems/summary?campaign=" + campaign + "&by=" + by)
                .then();
    }

    private int rowsSeen(String table, String scope) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                if (scope != null) {
                    statement.execute("SELECT set_config('anju.scope', '" + scope + "', true)");
                }
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    row.next();
                    return row.getInt(1);
                }
            } finally {
                connection.rollback();
            }
        }
    }
}
