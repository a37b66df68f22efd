package org.anju.report.reading;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;
import org.anju.report.testsupport.Facts;
import org.anju.report.testsupport.Reports;
import org.anju.report.testsupport.TestEvents;
import org.anju.report.testsupport.TestTopics;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestTopics.class)
class ReportResourceTest {

    private static final String PROGRESS = "/api/v1/reports/progress";
    private static final String TOWNSHIP = "622927104000";
    private static final String VILLAGE = "622927104201";

    private final UUID campaign = UUID.randomUUID();

    @Inject
    TestEvents events;

    @Inject
    Reports reports;

    @Test
    void answersInTheNextLevelsRows() {
        UUID household = UUID.randomUUID();
        events.publish(Facts.registered(household, VILLAGE));
        events.publish(Facts.completed(Facts.submitted(campaign, household, VILLAGE)));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> reports.of(campaign, VILLAGE).households() == 1
                        && reports.of(campaign, VILLAGE).completed() == 1);

        as("township-" + TOWNSHIP)
                .queryParam("region", TOWNSHIP)
                .get(PROGRESS)
                .then()
                .statusCode(200)
                .body("campaignId", equalTo(campaign.toString()))
                .body("region", equalTo(TOWNSHIP))
                .body("by", equalTo("village"))
                .body("asOf", endsWith("+08:00"))
                .body("total.households", equalTo(1))
                .body("total.newToday", equalTo(1))
                .body("total.completedRate", equalTo(1.0f))
                .body("rows.key", contains(VILLAGE))
                .body("rows[0].completed", equalTo(1))
                .body("rows[0].approvedRate", equalTo(0.0f));
    }

    @Test
    void countsByModeDayStateAndCategory() {
        events.publish(Facts.submitted(campaign, UUID.randomUUID(), VILLAGE));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> reports.of(campaign, VILLAGE).submitted() == 1);

        rowsBy("mode", "ORIGINAL_HOUSE_A");
        rowsBy("state", "SUBMITTED");
        rowsBy("category", "APPRAISED_SAFE");
        rowsBy("county", "622927000000");
    }

    @Test
    void showsNoProgressForACampaignThatNobodyKnows() {
        as("prefecture-6229")
                .queryParam("region", "622900000000")
                .get(PROGRESS)
                .then()
                .statusCode(200)
                .body("total.submitted", equalTo(0));
    }

    @Test
    void hasNoRateWithoutHouseholds() {
        as("county-622927")
                .queryParam("region", "622927999999")
                .get(PROGRESS)
                .then()
                .statusCode(200)
                .body("total.submittedRate", nullValue());
    }

    @Test
    void refusesForeignRegions() {
        as("county-622927")
                .queryParam("region", "622921000000")
                .get(PROGRESS)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
    }

    @Test
    void refusesTheRegionAboveTheCallers() {
        as("township-622927101000")
                .queryParam("region", "622927000000")
                .get(PROGRESS)
                .then()
                .statusCode(403);
    }

    @Test
    void refusesRolesWithoutHouseholdData() {
        as("admin")
                .queryParam("region", "622900000000")
                .get(PROGRESS)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:role-missing"));
    }

    @Test
    void refusesCallersWithoutToken() {
        given().queryParam("region", TOWNSHIP)
                .queryParam("campaign", campaign)
                .get(PROGRESS)
                .then()
                .statusCode(401);
    }

    @Test
    void namesTheParameterThatIsWrong() {
        as("county-622927")
                .header("Accept-Language", "zh-CN")
                .queryParam("region", "6229")
                .get(PROGRESS)
                .then()
                .statusCode(400)
                .body("title", equalTo("行政区划代码应为12位数字"))
                .body("violations.field", contains("region"));
    }

    @Test
    void describesItself() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Report service 报表服务"))
                .body("paths.'/api/v1/reports/progress'.get.operationId", equalTo("getProgress"))
                .body("paths.'/api/v1/reports/stream'.get.summary", containsString("实时"));
    }

    private void rowsBy(String by, String key) {
        as("county-622927")
                .queryParam("region", "622927000000")
                .queryParam("by", by)
                .get(PROGRESS)
                .then()
                .statusCode(200)
                .body("by", equalTo(by))
                .body("rows.key", hasItem(key))
                .body("rows.submitted", hasItem(1));
    }

    private RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).queryParam("campaign", campaign);
    }
}
