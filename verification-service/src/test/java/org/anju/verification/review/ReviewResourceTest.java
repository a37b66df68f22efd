package org.anju.verification.review;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.anju.verification.testsupport.Records.COUNTY;
import static org.anju.verification.testsupport.Records.TOWNSHIP;
import static org.anju.verification.testsupport.Records.get;
import static org.anju.verification.testsupport.Records.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.record.RecordStep;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReviewResourceTest {

    private static final String NOTHING = "{}";
    private static final String BLURRED =
            "{\"reasons\": [\"PHOTO_UNCLEAR\", \"PROOF_MISSING\"], \"note\": \"请补拍正面照片\"}";

    @Inject
    Given given;

    @Inject
    Records records;

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
    void approvesACompletedRecordAndTheCountyConfirmsIt() {
        UUID record = records.completed(campaign, household);

        step(TOWNSHIP, record, "approve", NOTHING)
                .statusCode(200)
                .header("ETag", equalTo("\"3\""))
                .body("status", equalTo("DONE"))
                .body("state", equalTo("TOWNSHIP_APPROVED"))
                .body("version", equalTo(3));
        step(COUNTY, record, "confirm", NOTHING).statusCode(200).body("state", equalTo("COUNTY_CONFIRMED"));

        await().untilAsserted(() -> assertThat(broker.verificationEvents(household))
                .containsExactly(
                        "org.anju.verification.submitted.v1 1 SUBMITTED",
                        "org.anju.verification.completed.v1 2 COMPLETED",
                        "org.anju.verification.approved.v1 3 TOWNSHIP_APPROVED",
                        "org.anju.verification.confirmed.v1 4 COUNTY_CONFIRMED"));
    }

    @Test
    void needsNothingInTheBodyWhereNothingIsToBeSettled() {
        UUID record = records.completed(campaign, household);

        step(TOWNSHIP, record, "approve", "").statusCode(200).body("status", equalTo("DONE"));
    }

    @Test
    void answersTheSameStepThatComesAgainAsTheSame() {
        UUID record = records.completed(campaign, household);
        step(TOWNSHIP, record, "approve", NOTHING).body("status", equalTo("DONE"));

        step(TOWNSHIP, record, "approve", NOTHING)
                .statusCode(200)
                .body("status", equalTo("SAME"))
                .body("version", equalTo(3));
        step(COUNTY, record, "confirm", NOTHING).body("status", equalTo("DONE"));
        step(TOWNSHIP, record, "approve", NOTHING)
                .statusCode(200)
                .body("status", equalTo("SAME"))
                .body("state", equalTo("COUNTY_CONFIRMED"));
        assertThat(records.rows("SELECT step FROM timeline_entry WHERE verification_id = ? ORDER BY id", record))
                .containsExactly("APPROVE", "CONFIRM");
    }

    @Test
    void answersTheSameReturnAsTheSameAndAnotherAsAConflict() {
        UUID record = records.completed(campaign, household);
        step(TOWNSHIP, record, "return", BLURRED).statusCode(200).body("status", equalTo("DONE"));

        step(TOWNSHIP, record, "return", BLURRED).statusCode(200).body("status", equalTo("SAME"));
        step(TOWNSHIP, record, "return", "{\"reasons\": [\"OTHER\"], \"note\": \"另一原因\"}")
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:review-step-not-open"))
                .body("violations[0].found", equalTo("RETURNED"));
        step(COUNTY, record, "return", BLURRED).statusCode(409);
    }

    @Test
    void returnsForReasonsThatTheCollectorCanRead() {
        UUID record = records.completed(campaign, household);

        step(TOWNSHIP, record, "return", BLURRED).statusCode(200).body("state", equalTo("RETURNED"));

        get(VERIFIER, "verifications/" + record)
                .statusCode(200)
                .body("returned.reasons.code", equalTo(List.of("PHOTO_UNCLEAR", "PROOF_MISSING")))
                .body("returned.reasons[0].english", startsWith("A photo is too dark"))
                .body("returned.reasons[0].chinese", startsWith("照片模糊"))
                .body("returned.note", equalTo("请补拍正面照片"))
                .body("returned.by", equalTo(TOWNSHIP))
                .body("returned.at", notNullValue());
        await().untilAsserted(() -> assertThat(broker.verificationEvents(household))
                .contains("org.anju.verification.returned.v1 3 RETURNED"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|reasons",
                "{\"reasons\": [], \"note\": \"请补拍\"}|reasons",
                "{\"reasons\": [\"OTHER\"]}|note",
                "{\"reasons\": [\"OTHER\"], \"note\": \"  \"}|note",
                "{\"reasons\": [\"BAD_WEATHER\"], \"note\": \"请补拍\"}|reasons"
            })
    void returnsNothingWithoutReasonsAndNote(String body, String field) {
        UUID record = records.completed(campaign, household);

        step(TOWNSHIP, record, "return", body).statusCode(400).body("violations.field", hasItem(startsWith(field)));
        get(VERIFIER, "verifications/" + record).body("state", equalTo("COMPLETED"));
    }

    @Test
    void takesAStepOnlyOnTheVersionThatTheReviewerHasSeen() {
        UUID record = records.completed(campaign, household);
        String seen = get(TOWNSHIP, "verifications/" + record)
                .statusCode(200)
                .extract()
                .header("ETag");
        assertThat(seen).isEqualTo("\"2\"");

        step(TOWNSHIP, record, "approve", NOTHING, "\"1\"")
                .statusCode(412)
                .body("type", equalTo("urn:anju:problem:version-stale"))
                .body("violations[0].found", equalTo("1"));
        step(TOWNSHIP, record, "approve", NOTHING, "newest").statusCode(400);
        step(TOWNSHIP, record, "approve", NOTHING, seen).statusCode(200).body("status", equalTo("DONE"));
        step(TOWNSHIP, record, "approve", NOTHING, seen).statusCode(200).body("status", equalTo("SAME"));
    }

    @Test
    void approvesNothingWhoseEvidenceIsOnItsWay() {
        UUID record = records.submitted(campaign, household);

        step(TOWNSHIP, record, "approve", NOTHING)
                .statusCode(409)
                .body("detail", containsString("SUBMITTED"))
                .body("type", equalTo("urn:anju:problem:review-step-not-open"));
    }

    @Test
    void confirmsNothingThatNoTownshipHasApproved() {
        UUID record = records.completed(campaign, household);

        step(COUNTY, record, "confirm", NOTHING).statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "return"})
    void letsNobodyReviewWhatHeRecorded(String step) {
        UUID record = records.completed(campaign, household);
        records.recordedBy(record, TOWNSHIP);

        step(TOWNSHIP, record, step, step.equals("return") ? BLURRED : NOTHING)
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:review-of-own-record"))
                .body("title", containsString("Q16"))
                .body("violations[0].message", startsWith("Q16"));
    }

    @Test
    void letsNobodyReviewAVisitThatHeWasOn() {
        List<UUID> photos = List.of(Given.id(), Given.id(), Given.id());
        UUID record = records.put(Given.record(campaign, household, photos)
                .replaceFirst("\\{", "{\"details\": {\"companions\": [\"Township-622927100000\"]}, "));

        step(TOWNSHIP, record, "return", BLURRED)
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:review-of-own-record"));
        step(COUNTY, record, "return", BLURRED).statusCode(200);
    }

    @Test
    void letsNobodyConfirmWhatHeApproved() {
        UUID record = records.completed(campaign, household);
        records.move(RecordStep.APPROVE, record, COUNTY);

        step(COUNTY, record, "confirm", NOTHING)
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:review-of-own-approval"))
                .body("violations[0].message", startsWith("Q16"));
    }

    @Test
    void leavesToTheCountyWhatItHasConfirmed() {
        UUID record = records.approved(campaign, household);
        records.move(RecordStep.CONFIRM, record, COUNTY);

        step(TOWNSHIP, record, "return", BLURRED)
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:return-needs-county"));
        step(COUNTY, record, "return", BLURRED).statusCode(200).body("state", equalTo("RETURNED"));
    }

    @Test
    void approvesNothingWhileAFindingBlocks() {
        UUID record = records.completed(campaign, household);
        records.find(record, "Q13", Severity.BLOCK, "photos");

        step(TOWNSHIP, record, "approve", NOTHING)
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:findings-unsettled"))
                .body("violations[0].field", equalTo("photos"))
                .body("violations[0].message", startsWith("Q13 BLOCK"));
        step(TOWNSHIP, record, "approve", settles("Q13", "photos"))
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:finding-blocks"));
    }

    @Test
    void approvesWithAWarningAndSettlesWhatItHasLookedAtInTheSameCall() {
        UUID record = records.completed(campaign, household);
        records.find(record, "Q03", Severity.WARN, "position");
        records.find(record, "Q17", Severity.REVIEW, "assuranceMode");

        step(TOWNSHIP, record, "approve", NOTHING)
                .statusCode(422)
                .body("violations.size()", equalTo(1))
                .body("violations[0].message", startsWith("Q17 REVIEW"));
        step(TOWNSHIP, record, "approve", settles("Q99", "assuranceMode"))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:finding-unknown"));
        step(TOWNSHIP, record, "approve", settles("Q17", "assuranceMode")).statusCode(200);

        get(TOWNSHIP, "verifications/" + record)
                .body("state", equalTo("TOWNSHIP_APPROVED"))
                .body("findings.find { it.rule == 'Q17' }.settledBy", equalTo(TOWNSHIP))
                .body("findings.find { it.rule == 'Q17' }.settledNote", equalTo("已核对"))
                .body("findings.find { it.rule == 'Q05' }.settledAt", nullValue());
    }

    @Test
    void settlesNothingWhenTheRecordIsNotApproved() {
        UUID record = records.completed(campaign, household);
        records.find(record, "Q13", Severity.BLOCK, "photos");
        records.find(record, "Q17", Severity.REVIEW, "assuranceMode");

        step(TOWNSHIP, record, "approve", settles("Q17", "assuranceMode")).statusCode(422);

        get(TOWNSHIP, "verifications/" + record).body("findings.settledAt", equalTo(Arrays.asList(null, null)));
    }

    @Test
    void confirmsNothingWhenSomethingWasFoundSince() {
        UUID record = records.approved(campaign, household);
        records.find(record, "Q10", Severity.REVIEW, "position");

        step(COUNTY, record, "confirm", NOTHING).statusCode(422);
        step(COUNTY, record, "confirm", settles("Q10", "position")).statusCode(200);
    }

    @Test
    void approvesNothingWhileAnotherRecordCompetes() {
        UUID record = records.completed(campaign, household);
        UUID other = records.submitted(campaign, household);

        step(TOWNSHIP, record, "approve", NOTHING)
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:competing-records-undecided"))
                .body("detail", containsString("/comparison"));
        step(TOWNSHIP, other, "return", BLURRED).statusCode(409).body("detail", containsString("COMPETING"));
    }

    @Test
    void recordsExactlyOneOfTwoStepsThatAreTakenAtOnce() throws InterruptedException, ExecutionException {
        try (ExecutorService reviewers = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 10; round++) {
                UUID record = records.completed(campaign, given);
                List<Callable<Integer>> steps = List.of(
                        () -> status(step(TOWNSHIP, record, "approve", NOTHING, "\"2\"")),
                        () -> status(step(COUNTY, record, "return", BLURRED, "\"2\"")),
                        () -> status(step(TOWNSHIP, record, "return", BLURRED, "\"2\"")),
                        () -> status(step(TOWNSHIP, record, "approve", NOTHING, "\"2\"")));
                int done = 0;
                for (Future<Integer> answer : reviewers.invokeAll(steps)) {
                    assertThat(answer.get()).isIn(200, 409, 412);
                    done += answer.get() == 200 ? 1 : 0;
                }
                assertThat(done).isBetween(1, 2);
                assertThat(records.rows("SELECT step FROM timeline_entry WHERE verification_id = ?", record))
                        .hasSize(1);
                assertThat(records.rows("SELECT version FROM verification WHERE id = ?", record))
                        .containsExactly("3");
            }
        }
    }

    @Test
    void settlesAFindingByItself() {
        UUID record = records.completed(campaign, household);
        records.find(record, "Q17", Severity.REVIEW, "assuranceMode");
        String finding = "findings/" + records.findingId(record, "Q17") + "/settle";

        step(TOWNSHIP, record, finding, "{\"note\": \"已核对\"}")
                .statusCode(200)
                .body("settledBy", equalTo(TOWNSHIP))
                .body("settledNote", equalTo("已核对"));
        step(COUNTY, record, finding, "{\"note\": \"又看了一遍\"}").statusCode(200).body("settledBy", equalTo(TOWNSHIP));
        step(TOWNSHIP, record, "approve", NOTHING).statusCode(200);
    }

    @Test
    void leavesToTheCountyWhatBlocks() {
        UUID record = records.completed(campaign, household);
        records.find(record, "Q13", Severity.BLOCK, "photos");
        String finding = "findings/" + records.findingId(record, "Q13") + "/settle";

        step(TOWNSHIP, record, finding, "{\"note\": \"已核对\"}").statusCode(403);
        step(COUNTY, record, finding, "{\"note\": \"两户共用一院,照片相同属实\"}").statusCode(200);
        step(TOWNSHIP, record, "approve", NOTHING).statusCode(200);
    }

    @Test
    void settlesNoFindingOfOnesOwnRecordNorOneThatIsNotThere() {
        UUID record = records.completed(campaign, household);
        records.find(record, "Q17", Severity.REVIEW, "assuranceMode");
        String finding = "findings/" + records.findingId(record, "Q17") + "/settle";
        UUID other = records.completed(campaign, given);

        step(TOWNSHIP, other, finding, "{\"note\": \"已核对\"}").statusCode(404);
        step("county-622926", record, finding, "{\"note\": \"已核对\"}").statusCode(404);
        step(VERIFIER, record, finding, "{\"note\": \"已核对\"}").statusCode(403);
        records.recordedBy(record, TOWNSHIP);
        step(TOWNSHIP, record, finding, "{\"note\": \"已核对\"}").statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "verifier-622927100200, approve",
        "verifier-622927100200, return",
        "verifier-622927100200, confirm",
        "township-622927100000, confirm",
        "county-622927, approve",
        "prefecture-6229, approve",
        "prefecture-6229, return",
        "admin, confirm"
    })
    void letsOnlyTheStepsOwnRolesTakeIt(String username, String step) {
        UUID record = records.completed(campaign, household);

        step(username, record, step, step.equals("return") ? BLURRED : NOTHING)
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:role-missing"));
    }

    @Test
    void knowsNoRecordOfAnotherRegion() {
        UUID record = records.completed(campaign, household);

        step("township-622926100000", record, "approve", NOTHING)
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:verification-unknown"));
        step("county-622926", record, "return", BLURRED).statusCode(404);
        step("county-622926", record, "confirm", NOTHING).statusCode(404);
        get(VERIFIER, "verifications/" + record).body("state", equalTo("COMPLETED"));
    }

    @Test
    void listsTheReasonsForReturns() {
        get(VERIFIER, "return-reasons")
                .statusCode(200)
                .body("find { it.code == 'PROOF_MISSING' }.chinese", equalTo("缺少佐证材料"))
                .body("find { it.code == 'PROOF_MISSING' }.setBySystem", equalTo(false))
                .body("find { it.code == 'RECHECK_FAILED' }.chinese", containsString("抽查"))
                .body("findAll { it.setBySystem }.code", containsInAnyOrder("RECHECK_FAILED", "CHANGE_REQUEST"));
        get("integrator", "return-reasons").statusCode(403);
    }

    @Test
    void letsNobodyChooseAReasonThatTheSystemSets() {
        UUID record = records.completed(campaign, household);
        for (String reason : List.of("RECHECK_FAILED", "CHANGE_REQUEST")) {
            step(TOWNSHIP, record, "return", BLURRED.replace("PROOF_MISSING", reason))
                    .statusCode(422)
                    .body("type", equalTo("urn:anju:problem:return-reason-of-system"))
                    .body("violations[0].field", equalTo("reasons"))
                    .body("violations[0].found", equalTo(reason));
        }
        get(VERIFIER, "verifications/" + record).body("state", equalTo("COMPLETED"));
        step(TOWNSHIP, record, "return", BLURRED).statusCode(200);
    }

    private static int status(ValidatableResponse answer) {
        return answer.extract().statusCode();
    }

    private static String settles(String rule, String field) {
        return "{\"settles\": [{\"rule\": \"%s\", \"field\": \"%s\", \"note\": \"已核对\"}]}".formatted(rule, field);
    }

    private static ValidatableResponse step(String username, UUID record, String step, String body) {
        return post(username, "verifications/" + record + "/" + step, body);
    }

    private static ValidatableResponse step(String username, UUID record, String step, String body, String version) {
        return given().auth()
                .oauth2(Tokens.of(username))
                .contentType(ContentType.JSON)
                .header("If-Match", version)
                .body(body)
                .post("/api/v1/verifications/" + record + "/" + step)
                .then();
    }
}
