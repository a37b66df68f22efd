package org.anju.verification.campaign;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CampaignResourceTest {

    private static final String CAMPAIGN = """
            {"id": "%s", "name": "临夏州核验", "regions": ["%s"], "startsOn": "2026-06-05", "deadline": "%s",
             "ruleSet": "%s"}
            """;

    @Inject
    Given given;

    @Test
    void createsACampaignOnce() {
        String body = CAMPAIGN.formatted(Given.id(), "622900000000", "2026-06-15", "2020");
        post("prefecture-6229", body).statusCode(201);
        post("prefecture-6229", body).statusCode(200);
        post("prefecture-6229", body.replace("临夏州", "Linxia")).statusCode(409);
    }

    @Test
    void refusesRegionsOutsideTheCallersScope() {
        post("prefecture-6229", CAMPAIGN.formatted(Given.id(), "620000000000", "2026-06-15", "2020"))
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
    }

    @Test
    void refusesADeadlineBeforeTheFirstDay() {
        post("prefecture-6229", CAMPAIGN.formatted(Given.id(), "622900000000", "2026-06-04", "2020"))
                .statusCode(422)
                .body("violations[0].field", equalTo("deadline"));
    }

    @Test
    void refusesAnUnknownRuleSet() {
        post("prefecture-6229", CAMPAIGN.formatted(Given.id(), "622900000000", "2026-06-15", "1999"))
                .statusCode(422)
                .body("violations[0].field", equalTo("ruleSet"));
    }

    @Test
    void letsSupervisorsAloneCreate() {
        post("county-622927", CAMPAIGN.formatted(Given.id(), "622927000000", "2026-06-15", "2020"))
                .statusCode(403);
    }

    @Test
    void showsCampaignsToThoseTheyConcern() {
        UUID jishishan = given.campaign("622927000000");
        list("verifier-622927100200").body("id", hasItem(jishishan.toString()));
        list("county-622926").body("id", not(hasItem(jishishan.toString())));
        get("county-622926", "/" + jishishan).statusCode(404);
        get("county-622927", "/" + jishishan).statusCode(200).body("regions", equalTo(List.of("622927000000")));
        get("admin", "").statusCode(403);
        get("admin", "/" + jishishan).statusCode(403);
        get("admin", "/" + jishishan + "/rules").statusCode(403);
    }

    @Test
    void handsOutTheRulesThatTheServerChecksBy() {
        get("verifier-622927100200", "/" + given.campaign() + "/rules")
                .statusCode(200)
                .body("id", equalTo("2020"))
                .body("categories[0].modes[0].evidence.minimum", equalTo(3));
    }

    private static ValidatableResponse post(String user, String body) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/campaigns")
                .then();
    }

    private static ValidatableResponse list(String user) {
        return get(user, "").statusCode(200);
    }

    private static ValidatableResponse get(String user, String path) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .get("/api/v1/campaigns" + path)
                .then();
    }
}
