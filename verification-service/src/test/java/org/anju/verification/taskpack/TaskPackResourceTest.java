package org.anju.verification.taskpack;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskPackResourceTest {

    @Inject
    Given given;

    @Test
    void listsTheVillagesHouseholdsWithTheirState() {
        UUID campaign = given.campaign();
        UUID done = given.household(VILLAGE);
        UUID open = given.household(VILLAGE);
        given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body(Given.record(campaign, done))
                .put("/api/v1/verifications/" + Given.id())
                .then()
                .statusCode(201);
        String pack = get(VERIFIER, VILLAGE, campaign).statusCode(200).extract().asString();
        assertThat(pack.lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains("\"kind\":\"pack\""));
        assertThat(line(pack, done)).contains("\"state\":\"SUBMITTED\"");
        assertThat(line(pack, open)).contains("\"state\":\"PENDING\"");
    }

    @Test
    void refusesAForeignVillage() {
        get(VERIFIER, "622926100202", given.campaign())
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
    }

    @Test
    void refusesOtherRoles() {
        get("county-622927", VILLAGE, given.campaign()).statusCode(403);
    }

    @Test
    void asksForAVillageOfTheCampaign() {
        get(VERIFIER, VILLAGE, given.campaign("622926000000"))
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:village-outside-campaign"));
        given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .get("/api/v1/task-packs/" + VILLAGE)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:campaign-missing"));
    }

    private static String line(String pack, UUID household) {
        return pack.lines()
                .filter(line -> line.contains(household.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static ValidatableResponse get(String user, String village, UUID campaign) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .get("/api/v1/task-packs/" + village + "?campaign=" + campaign)
                .then();
    }
}
