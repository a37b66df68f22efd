package org.anju.verification.record;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.anju.verification.testsupport.Records.COUNTY;
import static org.anju.verification.testsupport.Records.TOWNSHIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.rule.testsupport.CaseSubmission;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Custody, service or a long stay in hospital is nobody's business below the county. */
@QuarkusTest
class ConfidentialSituationTest {

    private static final String SITUATION = "ABSENT_LEGAL";
    private static final String FEED = "/verification-changes?region=" + VILLAGE + "&limit=1000";

    @Inject
    Given given;

    @Inject
    Broker broker;

    private UUID campaign;
    private UUID household;
    private CaseSubmission submission;

    @BeforeEach
    void recorded() {
        campaign = given.campaign("622900000000", LocalDate.of(2020, 6, 5), LocalDate.of(2020, 6, 15));
        household = given.household(VILLAGE);
        submission = CaseSubmission.of(proper(), campaign, household);
        ObjectNode record = submission.record();
        record.put("note", "in Lanzhou");
        given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body(record.toString())
                .put("/api/v1/verifications/" + submission.id())
                .then()
                .statusCode(201);
    }

    private static JsonNode proper() {
        return CaseSubmission.cases().stream()
                .filter(one -> one.get("name").asText().equals(SITUATION + " as it should be"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isKeptFromTheTownship() {
        get(TOWNSHIP, "/verifications/" + submission.id())
                .body("situation", equalTo("CONFIDENTIAL"))
                .body("details", nullValue())
                .body("note", nullValue());
        get(TOWNSHIP, "/verifications?campaign=" + campaign + "&region=" + VILLAGE)
                .body("items.situation", contains("CONFIDENTIAL"))
                .body("items[0].note", nullValue());
        get(TOWNSHIP, "/verifications/" + submission.id() + "/revisions").body("situation", contains("CONFIDENTIAL"));
    }

    @Test
    void isShownToTheCountyAndToWhoeverRecordedIt() {
        for (String user : new String[] {COUNTY, VERIFIER}) {
            get(user, "/verifications/" + submission.id())
                    .body("situation", equalTo(SITUATION))
                    .body("details", notNullValue())
                    .body("note", equalTo("in Lanzhou"));
        }
    }

    @Test
    void isNotFoundByAskingForIt() {
        String asked = "?campaign=" + campaign + "&region=622927100000&situation=" + SITUATION;
        get(TOWNSHIP, "/verifications" + asked).body("items", empty());
        get(COUNTY, "/verifications" + asked).body("items", hasSize(1));
    }

    @Test
    void isKeptFromTheTownshipsQueue() {
        submission.photos().forEach(photo -> broker.photoStored(photo, household));
        String queue = "/review-queue?campaign=" + campaign + "&level=TOWNSHIP&region=622927100000";
        await().untilAsserted(() -> get(TOWNSHIP, queue).body("items.situation", contains("CONFIDENTIAL")));
        get(TOWNSHIP, queue + "&situation=" + SITUATION).body("items", empty());
        get(COUNTY, queue + "&situation=" + SITUATION).body("items.situation", contains(SITUATION));
    }

    @Test
    void isKeptFromEventsAndFromTheFeedOfChanges() {
        String before = endOfFeed();
        submission.photos().forEach(photo -> broker.photoStored(photo, household));
        await().untilAsserted(() ->
                assertThat(broker.situationsTold(household)).hasSize(2).containsOnly("CONFIDENTIAL"));
        await().untilAsserted(() -> get("integrator", FEED + "&since=" + before)
                .body(
                        "items.verification.find { it.householdId == '%s' }.situation".formatted(household),
                        equalTo("CONFIDENTIAL")));
    }

    private static String endOfFeed() {
        String since = "";
        JsonPath page;
        do {
            page = get("integrator", FEED + since).extract().jsonPath();
            since = "&since=" + page.getString("nextCursor");
        } while (page.getBoolean("more"));
        return page.getString("nextCursor");
    }

    private static ValidatableResponse get(String user, String path) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .get("/api/v1" + path)
                .then()
                .statusCode(200);
    }
}
