package org.anju.verification.rectification.report;

import static org.anju.verification.testsupport.Given.OTHER_VILLAGE;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.anju.verification.testsupport.ProblemApi.COUNTY;
import static org.anju.verification.testsupport.ProblemApi.OTHER_COUNTY;
import static org.anju.verification.testsupport.ProblemApi.TOWNSHIP;
import static org.anju.verification.testsupport.ProblemApi.post;
import static org.anju.verification.testsupport.ProblemApi.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.anju.common.fact.ProblemFacts;
import org.anju.common.time.ChinaTime;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.ProblemApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProblemReportResourceTest {

    @Inject
    Given given;

    @Inject
    Broker broker;

    private UUID campaign;
    private UUID household;

    @BeforeEach
    void campaignWithOneHousehold() {
        campaign = given.campaign();
        household = given.household(VILLAGE);
    }

    @Test
    void opensWhatAVerifierFinds() {
        UUID id = Given.id();
        post(VERIFIER, report(id, campaign, household, "MISMATCH"))
                .statusCode(201)
                .header("Location", containsString("/api/v1/problems/" + id))
                .header("ETag", equalTo("\"1\""))
                .body("origin", equalTo("VERIFIER"))
                .body("state", equalTo("OPEN"))
                .body("openedBy", equalTo(VERIFIER))
                .body("note", equalTo("现场发现"))
                .body(
                        "dueOn",
                        equalTo(ChinaTime.dayOf(Instant.now()).plusDays(5).toString()));

        await().untilAsserted(() ->
                assertThat(broker.verificationEvents(household)).containsExactly(ProblemFacts.OPENED + " 1 OPEN"));
    }

    @Test
    void opensWhatAReviewerFinds() {
        post(TOWNSHIP, report(Given.id(), campaign, household, "MISMATCH"))
                .statusCode(201)
                .body("origin", equalTo("REVIEWER"));
    }

    @Test
    void answersTheSameReportAsTheSameHoweverFarTheProblemHasCome() {
        UUID id = Given.id();
        String report = report(id, campaign, household, "MISMATCH");
        post(VERIFIER, report).statusCode(201);
        post(VERIFIER, report).statusCode(200).body("state", equalTo("OPEN"));
        ProblemApi.assign(TOWNSHIP, id).statusCode(200);

        post(VERIFIER, report).statusCode(200).body("state", equalTo("ASSIGNED"));
        post(VERIFIER, report.replace("现场发现", "另一内容"))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:problem-id-taken"));
    }

    @Test
    void refusesAnIdThatAnotherRegionHasTaken() {
        UUID id = Given.id();
        post(OTHER_COUNTY, report(id, campaign, given.household(OTHER_VILLAGE), "MISMATCH"))
                .statusCode(201);

        post(VERIFIER, report(id, campaign, household, "MISMATCH"))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:problem-id-taken"));
    }

    @Test
    void opensAKindOnceForAHousehold() {
        UUID first = ProblemApi.reported(campaign, household, "MISMATCH");

        post(TOWNSHIP, report(Given.id(), campaign, household, "MISMATCH"))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:problem-open-already"))
                .body("detail", containsString(first.toString()))
                .body("detail", containsString("OPEN"));
        post(TOWNSHIP, report(Given.id(), campaign, household, "SHARED_HOST")).statusCode(201);
    }

    @Test
    void opensOtherThingsAsOftenAsTheyAreFound() {
        post(VERIFIER, report(Given.id(), campaign, household, "OTHER")).statusCode(201);
        post(VERIFIER, report(Given.id(), campaign, household, "OTHER")).statusCode(201);
    }

    @Test
    void opensOneOfManyThatComeAtOnce() {
        List<Integer> answers = IntStream.range(0, 8)
                .mapToObj(index -> CompletableFuture.supplyAsync(
                        () -> post(VERIFIER, report(Given.id(), campaign, household, "MISMATCH"))
                                .extract()
                                .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(answers).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
    }

    @Test
    void opensOnceWhenTheSameComesManyTimesAtOnce() {
        String report = report(Given.id(), campaign, household, "MISMATCH");
        List<Integer> answers = IntStream.range(0, 8)
                .mapToObj(index -> CompletableFuture.supplyAsync(
                        () -> post(VERIFIER, report).extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(answers).containsExactly(200, 200, 200, 200, 200, 200, 200, 201);
    }

    @Test
    void refusesARecordOfAnotherHousehold() {
        UUID record = Given.id();
        UUID neighbour = given.household(VILLAGE);
        ProblemApi.as(VERIFIER)
                .body(Given.record(campaign, neighbour))
                .put("/api/v1/verifications/" + record)
                .then()
                .statusCode(201);

        post(VERIFIER, about(record, household))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:problem-record-unsuitable"));
        post(VERIFIER, about(record, neighbour)).statusCode(201).body("verificationId", equalTo(record.toString()));
    }

    @Test
    void refusesACampaignThatDoesNotCoverTheHousehold() {
        UUID elsewhere = given.campaign("622926000000");

        post(VERIFIER, report(Given.id(), elsewhere, household, "MISMATCH"))
                .statusCode(422)
                .body("violations[0].field", equalTo("householdId"));
        post(VERIFIER, report(Given.id(), Given.id(), household, "MISMATCH"))
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:campaign-unknown"));
    }

    @Test
    void namesFieldsThatAreMissingOrUnknown() {
        post(
                        VERIFIER,
                        "{\"campaignId\": \"%s\", \"householdId\": \"%s\", \"kind\": \"MISMATCH\"}"
                                .formatted(campaign, household))
                .statusCode(400)
                .body("violations[0].field", equalTo("note"));
        post(VERIFIER, report(Given.id(), campaign, household, "BROKEN_WINDOW"))
                .statusCode(400)
                .body("violations[0].field", equalTo("kind"))
                .body("detail", containsString("UNREACHABLE"));
    }

    @Test
    void refusesADayThatHasPassed() {
        post(
                        VERIFIER,
                        report(Given.id(), campaign, household, "MISMATCH")
                                .replace("\"note\"", "\"dueOn\": \"2020-06-15\", \"note\""))
                .statusCode(422)
                .body("violations[0].field", equalTo("dueOn"))
                .body("violations[0].found", equalTo("2020-06-15"));
    }

    @Test
    void keepsRolesAndRegionsApart() {
        post(ProblemApi.SUPERVISOR, report(Given.id(), campaign, household, "MISMATCH"))
                .statusCode(403);
        post("admin", report(Given.id(), campaign, household, "MISMATCH")).statusCode(403);
        post(OTHER_COUNTY, report(Given.id(), campaign, household, "MISMATCH"))
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:household-unknown"));
        post(COUNTY, report(Given.id(), campaign, Given.id(), "MISMATCH"))
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:household-unknown"));
    }

    private String about(UUID record, UUID whose) {
        return report(Given.id(), campaign, whose, "MISMATCH")
                .replace("\"note\"", "\"verificationId\": \"%s\", \"note\"".formatted(record));
    }
}
