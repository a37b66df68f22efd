package org.anju.verification.submission;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.OTHER_VILLAGE;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SubmissionResourceTest {

    @Inject
    Given given;

    private UUID campaign;
    private UUID household;

    @BeforeEach
    void campaignWithOneHousehold() {
        campaign = given.campaign();
        household = given.household(VILLAGE);
    }

    @Test
    void storesARecordAndAnswersItsReceipt() {
        UUID id = Given.id();
        put(id, Given.record(campaign, household))
                .statusCode(201)
                .header("Location", containsString("/api/v1/verifications/" + id))
                .body("status", equalTo("STORED"))
                .body("state", equalTo("SUBMITTED"))
                .body("version", equalTo(1));
    }

    @Test
    void answersTheStoredReceiptWhenTheSameRecordComesAgain() {
        UUID id = Given.id();
        String record = Given.record(campaign, household);
        String receivedAt = put(id, record).statusCode(201).extract().path("receivedAt");
        put(id, record).statusCode(200).body("status", equalTo("SAME")).body("receivedAt", equalTo(receivedAt));
    }

    @Test
    void rejectsSecondSubmissionWithAnotherBody() {
        UUID id = Given.id();
        String record = Given.record(campaign, household);
        put(id, record).statusCode(201);
        put(id, record.replace("phone-1", "phone-2"))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:anju:problem:verification-id-taken"));
    }

    @Test
    void keepsAnotherDevicesRecordAsCompeting() {
        put(Given.id(), Given.record(campaign, household)).statusCode(201);
        UUID second = Given.id();
        put(second, Given.record(campaign, household)).statusCode(201).body("status", equalTo("COMPETING"));
        given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .get("/api/v1/verifications/" + second)
                .then()
                .statusCode(200)
                .body("competing", equalTo(true));
    }

    @Test
    void letsOneOfManySimultaneousPhonesStandForTheHousehold() throws Exception {
        int phones = 24;
        List<Callable<Response>> calls = IntStream.range(0, phones)
                .<Callable<Response>>mapToObj(phone -> () -> send(Given.id(), Given.record(campaign, household)))
                .toList();
        List<String> statuses = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(phones)) {
            for (Future<Response> answer : executor.invokeAll(calls)) {
                statuses.add(answer.get().path("status"));
            }
        }
        assertThat(statuses).filteredOn("STORED"::equals).hasSize(1);
        assertThat(statuses).filteredOn("COMPETING"::equals).hasSize(phones - 1);
    }

    @Test
    void storesARecordOnceThatIsSentManyTimesAtOnce() throws Exception {
        UUID id = Given.id();
        String record = Given.record(campaign, household);
        List<Callable<Response>> calls = IntStream.range(0, 16)
                .<Callable<Response>>mapToObj(time -> () -> send(id, record))
                .toList();
        List<String> statuses = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(16)) {
            for (Future<Response> answer : executor.invokeAll(calls)) {
                statuses.add(answer.get().path("status"));
            }
        }
        assertThat(statuses).filteredOn("STORED"::equals).hasSize(1);
        assertThat(statuses).filteredOn("SAME"::equals).hasSize(15);
    }

    @Test
    void parksARecordUntilItsHouseholdIsKnown() {
        UUID id = Given.id();
        UUID unknown = Given.id();
        String record = Given.record(campaign, unknown);
        put(id, record).statusCode(202).body("status", equalTo("PARKED"));
        put(id, record).statusCode(202);
        put(id, record.replace("phone-1", "phone-2")).statusCode(409);
        given.household(unknown, VILLAGE);
        await().untilAsserted(() -> given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .get("/api/v1/verifications/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("SUBMITTED"))
                .body("competing", equalTo(false)));
    }

    @Test
    void refusesAParkedRecordWhoseHouseholdTurnsOutToBeAnothers() {
        UUID id = Given.id();
        UUID unknown = Given.id();
        put(id, Given.record(campaign, unknown)).statusCode(202);
        given.household(unknown, OTHER_VILLAGE);
        await().untilAsserted(() -> reconcile(id)
                .body("receipts[0].answer", equalTo("REFUSED"))
                .body("receipts[0].reason", containsString("region-out-of-scope")));
    }

    @Test
    void refusesAHouseholdOfAnotherCounty() {
        put(Given.id(), Given.record(campaign, given.household(OTHER_VILLAGE)))
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
    }

    @Test
    void refusesAHouseholdOutsideTheCampaign() {
        UUID elsewhere = given.campaign("622926000000");
        put(Given.id(), Given.record(elsewhere, household))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:household-outside-campaign"));
    }

    @Test
    void refusesAnUnknownCampaign() {
        put(Given.id(), Given.record(Given.id(), household))
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:campaign-unknown"));
    }

    @Test
    void refusesABrokenRuleInTheReadersLanguage() {
        given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .header("Accept-Language", "zh-CN")
                .contentType(ContentType.JSON)
                .body(Given.record(campaign, household).replace("\"safetyGrade\": \"B\"", "\"safetyGrade\": \"D\""))
                .put("/api/v1/verifications/" + Given.id())
                .then()
                .statusCode(422)
                .body("title", equalTo("记录不符合规则Q07"))
                .body("violations[0].field", equalTo("safetyGrade"));
    }

    @Test
    void namesAnUnknownField() {
        put(Given.id(), Given.record(campaign, household).replace("\"deviceId\"", "\"device\""))
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:field-unknown"))
                .body("violations[0].field", equalTo("device"));
    }

    @Test
    void refusesTextThatCannotBeStored() {
        put(Given.id(), Given.record(campaign, household).replace("phone-1", "phone\\u0000"))
                .statusCode(400)
                .body("violations.field", hasItem("deviceId"));
    }

    @Test
    void refusesAPhotoNamedTwice() {
        UUID photo = Given.id();
        put(Given.id(), Given.record(campaign, household, List.of(photo, photo, Given.id())))
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:photo-named-twice"));
    }

    @Test
    void answersEachItemOfABatchOnItsOwn() {
        UUID good = Given.id();
        UUID bad = Given.id();
        UUID malformed = Given.id();
        UUID foreign = Given.id();
        String record = Given.withId(good, Given.record(campaign, household));
        String batch = "{\"items\": [" + record + "," + record + ","
                + Given.withId(bad, Given.record(campaign, household).replace("FRONT", "SIDE")) + ","
                + Given.withId(malformed, Given.record(campaign, household).replace(Given.VISITED_AT, "yesterday"))
                + ","
                + Given.withId(foreign, Given.record(campaign, given.household(OTHER_VILLAGE))) + "]}";
        batch(batch)
                .statusCode(200)
                .body("receipts.status", equalTo(List.of("STORED", "SAME", "REFUSED", "REFUSED", "REFUSED")))
                .body("receipts[2].problem.type", equalTo("urn:anju:problem:rule-broken"))
                .body("receipts[3].problem.type", equalTo("urn:anju:problem:field-malformed"))
                .body("receipts[3].id", equalTo(malformed.toString()))
                .body("receipts[4].problem.type", equalTo("urn:anju:problem:region-out-of-scope"));
        batch(batch).statusCode(200).body("receipts[0].status", equalTo("SAME"));
    }

    @Test
    void refusesMoreThanFiveHundredItems() {
        batch("{\"items\": [" + "{},".repeat(500) + "{}]}")
                .statusCode(400)
                .body("violations[0].field", equalTo("items"));
    }

    @Test
    void reconcilesWhatAPhoneBelievesToHaveSent() {
        UUID id = Given.id();
        String digest = put(id, Given.record(campaign, household)).extract().path("digest");
        given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body(
                        "{\"receipts\": [{\"id\": \"%s\", \"digest\": \"%s\"}, {\"id\": \"%s\", \"digest\": \"%s\"}, {\"id\": \"%s\"}]}"
                                .formatted(id, digest, id, "0".repeat(64), Given.id()))
                .post("/api/v1/verifications/reconcile")
                .then()
                .statusCode(200)
                .body("receipts.answer", equalTo(List.of("HELD", "DIFFERENT", "UNKNOWN")));
    }

    @Test
    void doesNotTellOthersWhatIsHeldElsewhere() {
        UUID id = Given.id();
        put(id, Given.record(campaign, household)).statusCode(201);
        given().auth()
                .oauth2(Tokens.of("verifier-" + OTHER_VILLAGE))
                .contentType(ContentType.JSON)
                .body("{\"receipts\": [{\"id\": \"" + id + "\"}]}")
                .post("/api/v1/verifications/reconcile")
                .then()
                .body("receipts[0].answer", equalTo("UNKNOWN"));
    }

    @Test
    void admitsVerifiersOnly() {
        for (String user : List.of("county-622927", "prefecture-6229", "auditor", "admin")) {
            for (String path : List.of("/batch", "/reconcile")) {
                given().auth()
                        .oauth2(Tokens.of(user))
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .post("/api/v1/verifications" + path)
                        .then()
                        .statusCode(403);
            }
            given().auth()
                    .oauth2(Tokens.of(user))
                    .contentType(ContentType.JSON)
                    .body(Given.record(campaign, household))
                    .put("/api/v1/verifications/" + Given.id())
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:anju:problem:role-missing"));
        }
    }

    @Test
    void asksForAToken() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .put("/api/v1/verifications/" + Given.id())
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    private static ValidatableResponse put(UUID id, String record) {
        return send(id, record).then();
    }

    private static Response send(UUID id, String record) {
        return given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body(record)
                .put("/api/v1/verifications/" + id);
    }

    private static ValidatableResponse batch(String body) {
        return given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/verifications/batch")
                .then();
    }

    private static ValidatableResponse reconcile(UUID id) {
        return given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body("{\"receipts\": [{\"id\": \"" + id + "\"}]}")
                .post("/api/v1/verifications/reconcile")
                .then();
    }
}
