package org.anju.verification.rectification.step;

import static org.anju.verification.testsupport.Given.OTHER_VILLAGE;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.anju.verification.testsupport.ProblemApi.COUNTY;
import static org.anju.verification.testsupport.ProblemApi.OTHER_COUNTY;
import static org.anju.verification.testsupport.ProblemApi.SUPERVISOR;
import static org.anju.verification.testsupport.ProblemApi.TOWNSHIP;
import static org.anju.verification.testsupport.ProblemApi.assign;
import static org.anju.verification.testsupport.ProblemApi.close;
import static org.anju.verification.testsupport.ProblemApi.read;
import static org.anju.verification.testsupport.ProblemApi.rectify;
import static org.anju.verification.testsupport.ProblemApi.reopen;
import static org.anju.verification.testsupport.ProblemApi.step;
import static org.anju.verification.testsupport.ProblemApi.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.fact.ProblemFacts;
import org.anju.common.time.ChinaTime;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.ProblemApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProblemStepResourceTest {

    private static final Map<String, String> BODIES = Map.of(
            "assign", "{\"assignee\": \"team\", \"dueOn\": \"2099-06-20\"}",
            "plan", "{\"plannedFor\": \"%s\", \"plan\": \"年底前完成\"}".formatted(lastDayOfYear()),
            "rectify", "{\"note\": \"done\"}",
            "verify", "{\"rectified\": true, \"note\": \"seen\"}",
            "close", "{}",
            "reopen", "{\"note\": \"again\"}");

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
    void goesTheWholeWayAndTellsOfEachStep() {
        UUID problem = reported("MISMATCH");
        assign(TOWNSHIP, problem)
                .statusCode(200)
                .body("state", equalTo("ASSIGNED"))
                .body("assignee", equalTo("方家村驻村工作队"))
                .body("dueOn", equalTo("2099-06-20"));
        rectify(VERIFIER, problem).statusCode(200).body("state", equalTo("RECTIFIED"));
        verify(TOWNSHIP, problem, true)
                .statusCode(200)
                .body("state", equalTo("RECTIFIED"))
                .body("closable", equalTo(true))
                .body("reverification.by", equalTo(TOWNSHIP))
                .body("reverification.verificationId", nullValue());
        close(TOWNSHIP, problem)
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("closable", equalTo(false));
        reopen(SUPERVISOR, problem).statusCode(200).body("state", equalTo("REOPENED"));

        JsonPath history = read(problem);
        assertThat(history.getList("history.step"))
                .containsExactly("OPEN", "ASSIGN", "RECTIFY", "COMPLETE_EVIDENCE", "REVERIFY", "CLOSE", "REOPEN");
        assertThat(history.getList("history.actedBy"))
                .containsExactly(VERIFIER, TOWNSHIP, VERIFIER, "verification-service", TOWNSHIP, TOWNSHIP, SUPERVISOR);
        assertThat(history.getList("history.note"))
                .containsExactly("现场发现", null, "已核对更正", null, "现场查看", "同意销号", "再次出现");
        assertThat(history.getList("history.actedAt")).doesNotContainNull();
        await().untilAsserted(() -> assertThat(broker.verificationEvents(household))
                .containsExactly(
                        ProblemFacts.OPENED + " 1 OPEN",
                        ProblemFacts.CHANGED + " 2 ASSIGNED",
                        ProblemFacts.CHANGED + " 3 RECTIFYING",
                        ProblemFacts.CHANGED + " 4 RECTIFIED",
                        ProblemFacts.CHANGED + " 5 RECTIFIED",
                        ProblemFacts.RESOLVED + " 6 CLOSED",
                        ProblemFacts.CHANGED + " 7 REOPENED"));
    }

    @Test
    void sendsBackWhatWasNotPutRight() {
        UUID problem = rectified("MISMATCH", VERIFIER);
        verify(TOWNSHIP, problem, false).statusCode(200).body("state", equalTo("REJECTED"));
        close(TOWNSHIP, problem).statusCode(409).body("title", equalTo("Nobody has found it put right yet"));

        rectify(VERIFIER, problem).statusCode(200).body("state", equalTo("RECTIFIED"));
    }

    @Test
    void refusesEachStepOutOfItsStateAndNamesThePresentOne() {
        UUID problem = reported("MISMATCH");
        assertWrongState(problem, "OPEN", "rectify", "reopen", "verify");
        close(TOWNSHIP, problem)
                .statusCode(409)
                .body("detail", containsString("OPEN"))
                .body("violations[0].found", equalTo("OPEN"));
        assign(TOWNSHIP, problem).statusCode(200);
        assertWrongState(problem, "ASSIGNED", "reopen", "verify");
        rectify(VERIFIER, problem).statusCode(200);
        assertWrongState(problem, "RECTIFIED", "assign", "rectify", "reopen");
        verify(TOWNSHIP, problem, true).statusCode(200);
        close(TOWNSHIP, problem).statusCode(200);
        assertWrongState(problem, "CLOSED", "assign", "plan", "verify", "rectify", "close");
    }

    private static void assertWrongState(UUID problem, String present, String... steps) {
        for (String step : steps) {
            step(TOWNSHIP, problem, step, BODIES.get(step))
                    .statusCode(409)
                    .body("type", equalTo("urn:anju:problem:problem-state"))
                    .body("detail", containsString("The problem is " + present))
                    .body("violations[0].found", equalTo(present));
        }
    }

    @Test
    void asksForTheVersionThatIsChanged() {
        UUID problem = reported("MISMATCH");
        BODIES.forEach((step, body) -> {
            step(TOWNSHIP, problem, step, null, body)
                    .statusCode(428)
                    .body("type", equalTo("urn:anju:problem:if-match-missing"));
            step(TOWNSHIP, problem, step, "\"0\"", body)
                    .statusCode(412)
                    .body("type", equalTo("urn:anju:problem:version-stale"));
        });
        step(TOWNSHIP, problem, "assign", "\"1\"", BODIES.get("assign"))
                .statusCode(200)
                .header("ETag", equalTo("\"2\""));
        step(TOWNSHIP, problem, "assign", "\"1\"", BODIES.get("assign")).statusCode(412);
        step(TOWNSHIP, problem, "assign", "*", BODIES.get("assign")).statusCode(200);
    }

    @Test
    void keepsTheOneWhoRectifiedFromVerifyingAndClosing() {
        UUID problem = rectified("MISMATCH", TOWNSHIP);
        verify(TOWNSHIP, problem, true)
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:problem-own-rectification"));
        verify(TOWNSHIP, problem, false).statusCode(403);
        verify(COUNTY, problem, true).statusCode(200);
        close(TOWNSHIP, problem).statusCode(403).body("type", equalTo("urn:anju:problem:problem-own-rectification"));
        close(COUNTY, problem).statusCode(200);
    }

    @Test
    void leavesHousingAndLostHouseholdsToTheCounty() {
        for (String kind : List.of("NOT_SECURED", "UNREACHABLE")) {
            UUID problem = reported(kind);
            close(TOWNSHIP, problem)
                    .statusCode(403)
                    .body("type", equalTo("urn:anju:problem:problem-of-county"))
                    .body("violations[0].found", equalTo(kind));
            step(TOWNSHIP, problem, "plan", BODIES.get("plan")).statusCode(403);
        }
        UUID unreachable = ProblemApi.of(household).getLast();
        assign(TOWNSHIP, unreachable).statusCode(200);
        rectify(VERIFIER, unreachable).statusCode(200);
        verify(TOWNSHIP, unreachable, true).statusCode(200);
        close(COUNTY, unreachable).statusCode(200).body("kind", equalTo("UNREACHABLE"));
    }

    @Test
    void plansWithInterimHousing() {
        UUID problem = reported("NOT_SECURED");
        String plan = """
                {"plannedFor": "%s", "interimMode": "%s", "plan": "列入年度危改计划"}
                """;
        step(COUNTY, problem, "plan", BODIES.get("plan"))
                .statusCode(422)
                .body("violations[0].field", equalTo("interimMode"));
        step(COUNTY, problem, "plan", plan.formatted(lastDayOfYear(), "ORIGINAL_HOUSE_A"))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:problem-interim-mode"))
                .body("detail", containsString("COLLECTIVE_RENTAL_HOUSING"));
        step(COUNTY, problem, "plan", plan.formatted("2099-12-31", "COLLECTIVE_RENTAL_HOUSING"))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:problem-plan-too-late"));
        step(COUNTY, problem, "plan", plan.formatted(lastDayOfYear(), "COLLECTIVE_RENTAL_HOUSING"))
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("planned", equalTo(true))
                .body("plan.interimMode", equalTo("COLLECTIVE_RENTAL_HOUSING"))
                .body("dueOn", equalTo(lastDayOfYear().toString()));
    }

    @Test
    void takesALaterCompleteRecordOfTheHouseholdForProof() {
        UUID before = Given.id();
        put(before, Given.record(campaign, household));
        UUID problem = reported("MISMATCH");
        String proof = "{\"rectified\": true, \"note\": \"新记录已更正\", \"verificationId\": \"%s\"}";
        step(TOWNSHIP, problem, "verify", proof.formatted(before))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:problem-record-proves-nothing"));

        List<UUID> photos = List.of(Given.id(), Given.id(), Given.id());
        UUID after = Given.id();
        put(after, Given.replacing(before, Given.record(campaign, household, photos)));
        step(TOWNSHIP, problem, "verify", proof.formatted(after))
                .statusCode(422)
                .body("violations[0].field", equalTo("verificationId"));
        photos.forEach(photo -> broker.photoStored(photo, household));
        await().untilAsserted(() -> assertThat(ProblemApi.as(COUNTY)
                        .get("/api/v1/verifications/" + after)
                        .<String>path("state"))
                .isEqualTo("COMPLETED"));
        step(TOWNSHIP, problem, "verify", proof.formatted(after))
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("reverification.verificationId", equalTo(after.toString()));
        close(TOWNSHIP, problem).statusCode(200);
    }

    @Test
    void keepsRolesApart() {
        UUID problem = reported("MISMATCH");
        List.of("assign", "plan", "verify", "close", "reopen")
                .forEach(step -> step(VERIFIER, problem, step, BODIES.get(step))
                        .statusCode(403)
                        .body("type", equalTo("urn:anju:problem:role-missing")));
        List.of("plan", "rectify", "verify", "close").forEach(step -> step(SUPERVISOR, problem, step, BODIES.get(step))
                .statusCode(403));
        BODIES.forEach((step, body) -> step("admin", problem, step, body).statusCode(403));
        assertThat(ProblemApi.steps(problem)).containsExactly("OPEN");
    }

    @Test
    void hidesProblemsOfOtherRegions() {
        UUID problem = reported("MISMATCH");
        BODIES.forEach((step, body) -> step(OTHER_COUNTY, problem, step, "*", body)
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:problem-unknown")));
    }

    @Test
    void completesARectificationWithItsLastPhoto() {
        UUID problem = assigned("HOST_UNSAFE");
        UUID before = Given.id();
        UUID after = Given.id();
        rectify(VERIFIER, problem, before, after).statusCode(200).body("state", equalTo("RECTIFYING"));
        broker.photoStoredAs("PROBLEM_BEFORE", before, household);
        broker.photoStoredAs("PROBLEM_BEFORE", before, household);
        broker.untilConsumed("media-events");
        assertThat(read(problem).getString("state")).isEqualTo("RECTIFYING");
        verify(COUNTY, problem, true).statusCode(409).body("violations[0].found", equalTo("RECTIFYING"));

        broker.photoStoredAs("PROBLEM_AFTER", after, household);
        await().untilAsserted(() -> assertThat(read(problem).getString("state")).isEqualTo("RECTIFIED"));
        ProblemApi.get(COUNTY, problem)
                .body("photos.photoId", hasItems(before.toString(), after.toString()))
                .body("photos.slot", hasItems("PROBLEM_BEFORE", "PROBLEM_AFTER"))
                .body("photos.present", equalTo(List.of(true, true)));
        assertThat(ProblemApi.steps(problem)).containsExactly("OPEN", "ASSIGN", "RECTIFY", "COMPLETE_EVIDENCE");
    }

    @Test
    void completesARectificationAtOnceWhenItsPhotosWereFirst() {
        UUID problem = assigned("HOST_UNSAFE");
        UUID before = stored("PROBLEM_BEFORE", household);
        UUID after = stored("PROBLEM_AFTER", household);

        rectify(VERIFIER, problem, before, after).statusCode(200).body("state", equalTo("RECTIFIED"));
    }

    @Test
    void asksForPhotosBeforeAndAfterWhereTheHouseIsPutRight() {
        UUID problem = assigned("HOST_UNSAFE");

        rectify(VERIFIER, problem).statusCode(422).body("type", equalTo("urn:anju:problem:problem-photos-missing"));
    }

    @Test
    void refusesPhotosThatProveSomethingElse() {
        UUID neighbour = given.household(VILLAGE);
        UUID abroad = given.household(OTHER_VILLAGE);
        UUID problem = assigned("HOST_UNSAFE");
        UUID before = stored("PROBLEM_BEFORE", household);
        for (UUID unsuitable : List.of(
                stored("PROBLEM_AFTER", neighbour),
                stored("PROBLEM_AFTER", abroad),
                stored("PROBLEM_BEFORE", household),
                stored("FRONT", household),
                rejected())) {
            rectify(VERIFIER, problem, before, unsuitable)
                    .statusCode(422)
                    .body("type", equalTo("urn:anju:problem:problem-photos-unsuitable"))
                    .body("violations.found", equalTo(List.of(unsuitable.toString())));
        }
        rectify(VERIFIER, problem, before, before)
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:problem-photo-twice"));
        assertThat(read(problem).getString("state")).isEqualTo("ASSIGNED");
    }

    @Test
    void refusesAPhotoOfAnotherProblem() {
        UUID first = assigned("HOST_UNSAFE");
        UUID second = assigned("DISASTER");
        UUID before = stored("PROBLEM_BEFORE", household);
        UUID after = stored("PROBLEM_AFTER", household);
        rectify(VERIFIER, first, before, after).statusCode(200);

        rectify(VERIFIER, second, before, after).statusCode(422).body("violations.size()", equalTo(2));
    }

    @Test
    void isNotCompletedByAPhotoThatWasDeclaredForSomethingElse() {
        UUID problem = assigned("HOST_UNSAFE");
        UUID before = stored("PROBLEM_BEFORE", household);
        UUID after = Given.id();
        rectify(VERIFIER, problem, before, after).statusCode(200);
        broker.photoStoredAs("FRONT", after, household);
        broker.untilConsumed("media-events");

        assertThat(read(problem).getString("state")).isEqualTo("RECTIFYING");
    }

    @Test
    void canBeToldAnewWhenAPhotoWasRejected() {
        UUID problem = assigned("HOST_UNSAFE");
        UUID before = stored("PROBLEM_BEFORE", household);
        UUID broken = Given.id();
        rectify(VERIFIER, problem, before, broken).statusCode(200).body("state", equalTo("RECTIFYING"));
        broker.photoRejectedAs("PROBLEM_AFTER", broken, household);
        await().untilAsserted(() -> ProblemApi.get(COUNTY, problem)
                .body(
                        "photos.find { it.photoId == '%s' }.rejectedReason".formatted(broken),
                        equalTo("DIGEST_DIFFERS")));

        rectify(VERIFIER, problem, before, stored("PROBLEM_AFTER", household))
                .statusCode(200)
                .body("state", equalTo("RECTIFIED"));
        ProblemApi.get(COUNTY, problem)
                .body("photos.find { it.photoId == '%s' }.present".formatted(broken), equalTo(false));
    }

    /** A record that names a problem's photo is never completed by it. */
    @Test
    void leavesItsPhotosToNoRecord() {
        UUID problem = assigned("HOST_UNSAFE");
        UUID before = stored("PROBLEM_BEFORE", household);
        UUID after = stored("PROBLEM_AFTER", household);
        rectify(VERIFIER, problem, before, after).statusCode(200);
        UUID record = Given.id();
        put(record, Given.record(campaign, household, List.of(before, after, stored("FRONT", household))));

        ProblemApi.as(COUNTY)
                .get("/api/v1/verifications/" + record)
                .then()
                .body("state", equalTo("SUBMITTED"))
                .body("photos.size()", equalTo(1));
    }

    private UUID reported(String kind) {
        return ProblemApi.reported(campaign, household, kind);
    }

    private UUID assigned(String kind) {
        UUID problem = reported(kind);
        assign(TOWNSHIP, problem).statusCode(200);
        return problem;
    }

    private UUID rectified(String kind, String whom) {
        UUID problem = assigned(kind);
        rectify(whom, problem).statusCode(200).body("state", equalTo("RECTIFIED"));
        return problem;
    }

    private UUID stored(String slot, UUID whose) {
        UUID photo = Given.id();
        broker.photoStoredAs(slot, photo, whose);
        broker.untilConsumed("media-events");
        return photo;
    }

    private UUID rejected() {
        UUID photo = Given.id();
        broker.photoRejectedAs("PROBLEM_AFTER", photo, household);
        broker.untilConsumed("media-events");
        return photo;
    }

    private static void put(UUID id, String record) {
        ProblemApi.as(VERIFIER)
                .body(record)
                .put("/api/v1/verifications/" + id)
                .then()
                .statusCode(201);
    }

    private static LocalDate lastDayOfYear() {
        return LocalDate.of(ChinaTime.dayOf(Instant.now()).getYear(), 12, 31);
    }
}
