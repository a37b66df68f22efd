package org.anju.verification.review.timeline;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.anju.verification.testsupport.Records.COUNTY;
import static org.anju.verification.testsupport.Records.TOWNSHIP;
import static org.anju.verification.testsupport.Records.get;
import static org.anju.verification.testsupport.Records.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.evidence.StoredPhotos;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.record.RecordStep;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TimelineResourceTest {

    @Inject
    Given given;

    @Inject
    Records records;

    @Inject
    StoredPhotos photos;

    private UUID campaign;
    private UUID household;

    @BeforeEach
    void campaignWithOneHousehold() {
        campaign = given.campaign();
        household = given.household(VILLAGE);
    }

    @Test
    void tellsEveryStepInOrderWithWhoAndWhen() {
        List<UUID> named = List.of(Given.id(), Given.id(), Given.id());
        UUID record = records.put(Given.record(campaign, household, named));
        photos.reject(household, named.subList(0, 1));
        photos.store(household, named);
        records.find(record, "Q17", Severity.REVIEW, "assuranceMode");
        post(
                        TOWNSHIP,
                        "verifications/" + record + "/approve",
                        "{\"settles\": [{\"rule\": \"Q17\", \"field\": \"assuranceMode\", \"note\": \"已核对\"}]}")
                .statusCode(200);
        post(COUNTY, "verifications/" + record + "/confirm", "{}").statusCode(200);
        records.move(RecordStep.LOCK, record, COUNTY);

        ValidatableResponse timeline = timeline(record)
                .body("entries.find { it.step == 'SUBMITTED' }.by", equalTo(VERIFIER))
                .body("entries.find { it.step == 'PHOTO_REJECTED' }.photo.rejectedReason", equalTo("DIGEST_DIFFERS"))
                .body("entries.find { it.step == 'PHOTO_STORED' }.by", nullValue())
                .body("entries.find { it.step == 'FINDING_FOUND' }.finding.rule", equalTo("Q17"))
                .body("entries.find { it.step == 'FINDING_SETTLED' }.by", equalTo(TOWNSHIP))
                .body("entries.find { it.step == 'FINDING_SETTLED' }.note", equalTo("已核对"))
                .body("entries.find { it.step == 'APPROVED' }.by", equalTo(TOWNSHIP))
                .body("entries.find { it.step == 'APPROVED' }.state", equalTo("TOWNSHIP_APPROVED"))
                .body("entries.find { it.step == 'CONFIRMED' }.by", equalTo(COUNTY));
        assertThat(timeline.extract().<List<String>>path("entries.step"))
                .containsSubsequence(
                        "SUBMITTED",
                        "PHOTO_REJECTED",
                        "COMPLETED",
                        "FINDING_FOUND",
                        "FINDING_SETTLED",
                        "APPROVED",
                        "CONFIRMED",
                        "LOCKED")
                .contains("PHOTO_STORED")
                .hasSize(11);
        assertThat(timeline.extract().<List<String>>path("entries.at"))
                .extracting(Instant::parse)
                .isSorted();
    }

    @Test
    void tellsOfAReturnUntilTheCorrectionTookItsPlace() {
        UUID first = records.completed(campaign, household);
        post(
                        TOWNSHIP,
                        "verifications/" + first + "/return",
                        "{\"reasons\": [\"PHOTO_UNCLEAR\", \"OTHER\"], \"note\": \"请补拍\"}")
                .statusCode(200);
        get(VERIFIER, "verifications/" + first).statusCode(200);
        UUID second = records.submitted(campaign, household);

        assertThat(timeline(first)
                        .body("standing", equalTo("SUPERSEDED"))
                        .body("entries.find { it.step == 'RETURNED' }.note", equalTo("请补拍"))
                        .body(
                                "entries.find { it.step == 'RETURNED' }.reasons.code",
                                equalTo(List.of("PHOTO_UNCLEAR", "OTHER")))
                        .body("entries.find { it.step == 'RETURN_SEEN' }.by", equalTo(VERIFIER))
                        .body("entries.find { it.step == 'REPLACED' }.otherRecord", equalTo(second.toString()))
                        .extract()
                        .<List<String>>path("entries.step"))
                .endsWith("RETURNED", "RETURN_SEEN", "REPLACED");
    }

    @Test
    void tellsWhichRecordWasCorrected() {
        UUID first = records.submitted(campaign, household);
        UUID second = records.put(Given.replacing(first, Given.record(campaign, household)));

        timeline(second)
                .body("revision", equalTo(2))
                .body("entries.find { it.step == 'SUBMITTED' }.otherRecord", equalTo(first.toString()));
        timeline(first).body("entries.find { it.step == 'REPLACED' }.otherRecord", equalTo(second.toString()));
    }

    @Test
    void tellsOfAChoiceOnBothRecords() {
        UUID standing = records.submitted(campaign, household);
        UUID competing = records.submitted(campaign, household);
        post(TOWNSHIP, "verifications/" + competing + "/choose", "{\"reason\": \"以第二次为准\"}")
                .statusCode(200);

        timeline(competing)
                .body("entries.find { it.step == 'CHOSEN' }.by", equalTo(TOWNSHIP))
                .body("entries.find { it.step == 'CHOSEN' }.note", equalTo("以第二次为准"));
        timeline(standing)
                .body("standing", equalTo("DISMISSED"))
                .body("entries.find { it.step == 'DISMISSED' }.otherRecord", equalTo(competing.toString()))
                .body("entries.find { it.step == 'DISMISSED' }.by", equalTo(TOWNSHIP));
    }

    @Test
    void tellsHowLongARecordWasParked() {
        UUID unknown = Given.id();
        UUID record = Given.id();
        given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body(Given.record(campaign, unknown))
                .put("/api/v1/verifications/" + record)
                .then()
                .statusCode(202);
        given.household(unknown, VILLAGE);
        await().untilAsserted(() -> get(VERIFIER, "verifications/" + record).statusCode(200));

        assertThat(timeline(record)
                        .body("entries[0].by", equalTo(VERIFIER))
                        .extract()
                        .<List<String>>path("entries.step"))
                .containsExactly("PARKED", "SUBMITTED");
    }

    @Test
    void isForThoseWhoMayReadTheRecord() {
        UUID record = records.submitted(campaign, household);

        get(VERIFIER, "verifications/" + record + "/timeline").statusCode(200);
        for (String path : List.of("/timeline", "/revisions")) {
            get("prefecture-6229", "verifications/" + record + path).statusCode(200);
            get("county-622926", "verifications/" + record + path).statusCode(404);
            get("integrator", "verifications/" + record + path).statusCode(403);
            get("admin", "verifications/" + record + path).statusCode(403);
        }
    }

    private static ValidatableResponse timeline(UUID record) {
        return get(TOWNSHIP, "verifications/" + record + "/timeline").statusCode(200);
    }
}
