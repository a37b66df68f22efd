package org.anju.verification.submission;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.OTHER_VILLAGE;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.record.RecordStep;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.FieldWork;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HeldRecordsTest {

    @Inject
    Given given;

    @Inject
    Broker broker;

    @Inject
    FieldWork work;

    private UUID campaign;
    private UUID household;

    @BeforeEach
    void campaignWithOneHousehold() {
        campaign = given.campaign();
        household = given.household(VILLAGE);
    }

    @Test
    void provesWhatIsHeldOfARecord() {
        UUID id = Given.id();
        List<UUID> photos = List.of(Given.id(), Given.id(), Given.id());
        String receivedAt = FieldWork.put(VILLAGE, id, Given.record(campaign, household, photos))
                .extract()
                .path("receivedAt");
        broker.photoStored(photos.get(0), household);
        broker.photoRejected(photos.get(1), household);
        broker.untilConsumed("media-events");

        reconcile(id)
                .body("receipts[0].answer", equalTo("HELD"))
                .body("receipts[0].state", equalTo("SUBMITTED"))
                .body("receipts[0].standing", equalTo("STANDING"))
                .body("receipts[0].revision", equalTo(1))
                .body("receipts[0].receivedAt", equalTo(receivedAt))
                .body(
                        "receipts[0].photosMissing",
                        containsInAnyOrder(
                                photos.get(1).toString(), photos.get(2).toString()));
        held().body("items[0].photoCount", equalTo(3))
                .body("items[0].photosElsewhere", equalTo(0))
                .body("items[0].photosMissing", hasSize(2));
    }

    @Test
    void countsPhotosThatBelongToAnotherRecord() {
        List<UUID> photos = List.of(Given.id(), Given.id(), Given.id());
        FieldWork.put(VILLAGE, Given.id(), Given.record(campaign, household, photos))
                .statusCode(201);
        UUID neighbour = given.household(VILLAGE);
        UUID second = Given.id();
        FieldWork.put(VILLAGE, second, Given.record(campaign, neighbour, photos))
                .statusCode(201);

        held().body("items.find { it.id == '%s' }.photosElsewhere".formatted(second), equalTo(3))
                .body("items.find { it.id == '%s' }.photosMissing".formatted(second), empty());
    }

    @Test
    void listsWhatAPhoneDoesNotKnowWhateverBecameOfIt() {
        UUID first = work.submitted(VILLAGE, campaign, household);
        work.move(RecordStep.RETURN, first, "PHOTO_BLURRED");
        UUID second = work.submitted(VILLAGE, campaign, household);
        UUID competing = Given.id();
        FieldWork.put(VILLAGE, competing, Given.record(campaign, household)).body("status", equalTo("COMPETING"));

        held().body("items.id", equalTo(List.of(first.toString(), second.toString(), competing.toString())))
                .body("items.standing", equalTo(List.of("SUPERSEDED", "STANDING", "COMPETING")))
                .body("items.state", equalTo(List.of("RETURNED", "SUBMITTED", "SUBMITTED")))
                .body("items.revision", equalTo(List.of(1, 2, 1)))
                .body("items[0].submittedBy", equalTo(VERIFIER))
                .body("items[0].deviceId", equalTo("phone-1"))
                .body("cursor", nullValue());
    }

    @Test
    void tellsOpenFindingsInTheReadersLanguage() {
        UUID record = work.submitted(VILLAGE, campaign, household);
        work.change("""
                INSERT INTO record_finding
                    (verification_id, village_code, rule, severity, field, english, chinese, found_at, settled_at)
                VALUES (?, ?, 'Q17', 'REVIEW', 'assuranceMode', 'differs', '不一致', now(), NULL),
                    (?, ?, 'Q15', 'WARN', 'visitedAt', 'late', '逾期', now(), now())
                """, record, VILLAGE, record, VILLAGE);

        request()
                .header("Accept-Language", "zh-CN")
                .get("/api/v1/verifications/held")
                .then()
                .statusCode(200)
                .body("items[0].findings", hasSize(1))
                .body("items[0].findings[0].rule", equalTo("Q17"))
                .body("items[0].findings[0].severity", equalTo("REVIEW"))
                .body("items[0].findings[0].message", equalTo("不一致"));
        reconcile(record).body("receipts[0].openFindings", equalTo(1));
    }

    @Test
    void listsTheCallersParkedRecordsOnceAndWithTheirRefusal() {
        UUID waiting = Given.id();
        UUID refused = Given.id();
        UUID elsewhere = Given.id();
        FieldWork.put(VILLAGE, waiting, Given.record(campaign, Given.id())).statusCode(202);
        FieldWork.put(VILLAGE, refused, Given.record(campaign, elsewhere)).statusCode(202);
        given.household(elsewhere, OTHER_VILLAGE);
        await().untilAsserted(() -> held().body("parked.id", containsInAnyOrder(waiting.toString(), refused.toString()))
                .body("parked.find { it.id == '%s' }.refusal".formatted(refused), containsString("region-out-of-scope"))
                .body("parked.find { it.id == '%s' }.refusal".formatted(waiting), nullValue()));
        request()
                .queryParam("cursor", new UUID(0, 1))
                .get("/api/v1/verifications/held")
                .then()
                .statusCode(200)
                .body("parked", nullValue());
    }

    @Test
    void pagesWithoutLosingOrRepeating() {
        List<String> sent = new ArrayList<>();
        for (int record = 0; record < 7; record++) {
            sent.add(work.submitted(VILLAGE, campaign, given.household(VILLAGE)).toString());
        }
        List<String> listed = new ArrayList<>();
        String cursor = null;
        do {
            ValidatableResponse page = request()
                    .queryParam("limit", 3)
                    .queryParam("cursor", cursor == null ? List.of() : List.of(cursor))
                    .get("/api/v1/verifications/held")
                    .then()
                    .statusCode(200);
            listed.addAll(page.extract().<List<String>>path("items.id"));
            cursor = page.extract().path("cursor");
        } while (cursor != null);
        assertThat(listed).isEqualTo(sent);
    }

    @Test
    void isForTheVillagesVerifiersOnly() {
        for (String user : List.of("county-622927", "prefecture-6229", "auditor")) {
            request(user, VILLAGE).get("/api/v1/verifications/held").then().statusCode(403);
        }
        request(VERIFIER, OTHER_VILLAGE)
                .get("/api/v1/verifications/held")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
    }

    private ValidatableResponse held() {
        return request().get("/api/v1/verifications/held").then().statusCode(200);
    }

    private RequestSpecification request() {
        return request(VERIFIER, VILLAGE);
    }

    private RequestSpecification request(String user, String village) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .queryParam("campaign", campaign)
                .queryParam("village", village);
    }

    private static ValidatableResponse reconcile(UUID id) {
        return given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body("{\"receipts\": [{\"id\": \"" + id + "\"}]}")
                .post("/api/v1/verifications/reconcile")
                .then()
                .statusCode(200);
    }
}
