package org.anju.verification.review.choice;

import static org.anju.verification.testsupport.Given.OTHER_VILLAGE;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.anju.verification.testsupport.Records.COUNTY;
import static org.anju.verification.testsupport.Records.TOWNSHIP;
import static org.anju.verification.testsupport.Records.get;
import static org.anju.verification.testsupport.Records.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.anju.verification.record.RecordStep;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ChoiceResourceTest {

    private static final String REASON = "{\"reason\": \"以第二次入户为准\"}";

    @Inject
    Given given;

    @Inject
    Records records;

    @Inject
    Broker broker;

    private UUID campaign;
    private UUID household;
    private UUID standing;
    private UUID competing;

    @BeforeEach
    void oneRecordStandsAndAnotherCompetes() {
        campaign = given.campaign();
        household = given.household(VILLAGE);
        standing = records.completed(campaign, household);
        competing = records.put(farther(Given.record(campaign, household))
                .replace("ORIGINAL_HOUSE_B", "ORIGINAL_HOUSE_A")
                .replace("\"safetyGrade\": \"B\"", "\"safetyGrade\": \"A\"")
                .replace(
                        Given.VISITED_AT,
                        OffsetDateTime.parse(Given.VISITED_AT).plusMinutes(45).toString())
                .replaceFirst("\\{", "{\"details\": {\"appraisal\": {\"basis\": \"RATING\"}}, "));
    }

    /** By a thousandth of a degree to the north. */
    private static String farther(String record) {
        return Pattern.compile("\"latitude\": ([0-9.]+)")
                .matcher(record)
                .replaceFirst(found -> "\"latitude\": " + (Double.parseDouble(found.group(1)) + 0.001));
    }

    @Test
    void setsTheTwoBesideEachOther() {
        get(TOWNSHIP, "verifications/" + competing + "/comparison")
                .statusCode(200)
                .body("left.id", equalTo(competing.toString()))
                .body("right.id", equalTo(standing.toString()))
                .body("right.standing", equalTo("STANDING"))
                .body(field("assuranceMode", "left"), equalTo("ORIGINAL_HOUSE_A"))
                .body(field("assuranceMode", "right"), equalTo("ORIGINAL_HOUSE_B"))
                .body(field("assuranceMode", "equal"), equalTo(false))
                .body(field("assuranceCategory", "equal"), equalTo(true))
                .body(field("details.appraisal.basis", "left"), equalTo("RATING"))
                .body(field("details.appraisal.basis", "right"), nullValue())
                .body("photos.slot", contains("FRONT", "INSIDE", "SIDE"))
                .body("photos[0].left", hasSize(1))
                .body("photos[0].right", hasSize(1))
                .body("distanceMeters", equalTo(111.2f))
                .body("visitsApartSeconds", equalTo(45 * 60))
                .body("others", hasSize(0));
        get(TOWNSHIP, "verifications/" + standing + "/comparison").body("right.id", equalTo(competing.toString()));
    }

    @Test
    void comparesWithTheRecordThatIsAskedFor() {
        UUID third = records.submitted(campaign, household);

        get(TOWNSHIP, "verifications/" + third + "/comparison?with=" + competing)
                .statusCode(200)
                .body("right.id", equalTo(competing.toString()))
                .body("others", contains(standing.toString()));
        UUID neighbour = records.submitted(campaign, given.household(VILLAGE));
        get(TOWNSHIP, "verifications/" + third + "/comparison?with=" + neighbour)
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:verification-of-another-household"));
        get(TOWNSHIP, "verifications/" + neighbour + "/comparison").statusCode(404);
    }

    @Test
    void comparesNothingForOtherRolesOrRegions() {
        get("county-622926", "verifications/" + standing + "/comparison").statusCode(404);
        get("integrator", "verifications/" + standing + "/comparison").statusCode(403);
    }

    @Test
    void letsTheChosenStandAndDismissesTheOther() {
        choose(competing)
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("standing", equalTo("STANDING"))
                .body("revision", equalTo(2));

        get(TOWNSHIP, "verifications/" + standing)
                .statusCode(200)
                .body("standing", equalTo("DISMISSED"))
                .body("state", equalTo("COMPLETED"))
                .body("version", equalTo(3));
        await().untilAsserted(() -> assertThat(broker.verificationEvents(household))
                .containsExactly(
                        "org.anju.verification.submitted.v1 1 SUBMITTED",
                        "org.anju.verification.completed.v1 2 COMPLETED",
                        "org.anju.verification.submitted.v1 1 SUBMITTED",
                        "org.anju.verification.replaced.v1 3 COMPLETED",
                        "org.anju.verification.chosen.v1 2 SUBMITTED"));
    }

    @Test
    void mayDecideForTheRecordThatStandsAlready() {
        choose(standing)
                .statusCode(200)
                .body("standing", equalTo("STANDING"))
                .body("revision", equalTo(1))
                .body("version", equalTo(3));

        get(TOWNSHIP, "verifications/" + competing).body("standing", equalTo("DISMISSED"));
        post(TOWNSHIP, "verifications/" + standing + "/approve", "{}").statusCode(200);
    }

    @Test
    void answersTheSameChoiceAsBefore() {
        choose(competing).statusCode(200);
        choose(competing).statusCode(200).body("revision", equalTo(2)).body("version", equalTo(2));

        choose(standing).statusCode(409).body("type", equalTo("urn:anju:problem:record-not-in-question"));
        assertThat(records.rows("SELECT step FROM timeline_entry WHERE verification_id IN (?, ?)", standing, competing))
                .containsExactlyInAnyOrder("CHOOSE", "DISMISS");
    }

    @Test
    void decidesNothingAboutARecordThatCameMeanwhile() {
        String seen = "{\"reason\": \"以第二次入户为准\", \"over\": [\"" + standing + "\"]}";
        UUID third = records.submitted(campaign, household);

        post(TOWNSHIP, "verifications/" + competing + "/choose", seen)
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:others-compete"))
                .body("detail", containsString(third.toString()));
        get(TOWNSHIP, "verifications/" + third).body("standing", equalTo("COMPETING"));

        post(TOWNSHIP, "verifications/" + third + "/choose", REASON)
                .statusCode(200)
                .body("revision", equalTo(2));
        get(TOWNSHIP, "verifications/" + competing + "/revisions")
                .body("standing", hasItem("STANDING"))
                .body("findAll { it.standing == 'DISMISSED' }.id", hasSize(2));
    }

    @Test
    void keepsARetriedChoiceFromDismissingWhatCameAfterIt() {
        choose(competing).statusCode(200);
        UUID later = records.submitted(campaign, household);

        choose(competing).statusCode(200);

        get(TOWNSHIP, "verifications/" + later).body("standing", equalTo("COMPETING"));
    }

    @Test
    void choosesInTheSteadOfAnApprovedRecordButNotOfALockedOne() {
        records.move(RecordStep.APPROVE, standing, TOWNSHIP);
        records.move(RecordStep.CONFIRM, standing, COUNTY);
        records.move(RecordStep.LOCK, standing, COUNTY);
        choose(competing).statusCode(409).body("type", equalTo("urn:anju:problem:standing-record-locked"));
        choose(standing).statusCode(409).body("type", equalTo("urn:anju:problem:standing-record-locked"));

        UUID neighbour = given.household(VILLAGE);
        UUID approved = records.approved(campaign, neighbour);
        UUID second = records.submitted(campaign, neighbour);
        choose(second).statusCode(200).body("standing", equalTo("STANDING"));
        get(TOWNSHIP, "verifications/" + approved)
                .body("standing", equalTo("DISMISSED"))
                .body("state", equalTo("TOWNSHIP_APPROVED"));
    }

    @Test
    void leavesWhatTheCountyHasConfirmedToTheCounty() {
        records.move(RecordStep.APPROVE, standing, TOWNSHIP);
        records.move(RecordStep.CONFIRM, standing, COUNTY);

        choose(competing)
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:choice-needs-county"))
                .body("detail", containsString(standing.toString()))
                .body("violations[0].found", equalTo("COUNTY_CONFIRMED"));
        get(TOWNSHIP, "verifications/" + standing)
                .body("standing", equalTo("STANDING"))
                .body("state", equalTo("COUNTY_CONFIRMED"));

        post(COUNTY, "verifications/" + competing + "/choose", REASON)
                .statusCode(200)
                .body("standing", equalTo("STANDING"))
                .body("revision", equalTo(2));
        get(TOWNSHIP, "verifications/" + standing).body("standing", equalTo("DISMISSED"));
    }

    @Test
    void letsATownshipUpholdWhatTheCountyHasConfirmed() {
        records.move(RecordStep.APPROVE, standing, TOWNSHIP);
        records.move(RecordStep.CONFIRM, standing, COUNTY);

        choose(standing).statusCode(200).body("state", equalTo("COUNTY_CONFIRMED"));

        get(TOWNSHIP, "verifications/" + competing).body("standing", equalTo("DISMISSED"));
    }

    @Test
    void letsNobodyDecideAboutWhatHeRecorded() {
        records.recordedBy(standing, TOWNSHIP);

        choose(competing)
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:review-of-own-record"))
                .body("title", containsString("Q16"));
    }

    @Test
    void leavesAHouseholdThatHasMovedToSomebodyWhoSeesAllOfIt() {
        records.update("UPDATE verification SET village_code = ? WHERE id = ?", OTHER_VILLAGE, standing);

        choose(competing).statusCode(403).body("type", equalTo("urn:anju:problem:choice-out-of-scope"));
        choose(standing).statusCode(404);
    }

    @Test
    void decidesNothingWhereNothingCompetes() {
        UUID alone = records.completed(campaign, given);

        choose(alone).statusCode(409).body("type", equalTo("urn:anju:problem:nothing-to-decide"));
        choose(Given.id()).statusCode(404);
        post(TOWNSHIP, "verifications/" + competing + "/choose", "{\"reason\": \" \"}")
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verifier-622927100200", "prefecture-6229", "admin"})
    void letsOnlyReviewersChoose(String username) {
        post(username, "verifications/" + competing + "/choose", REASON).statusCode(403);
    }

    @Test
    void knowsNoRecordOfAnotherRegion() {
        post("township-622926100000", "verifications/" + competing + "/choose", REASON)
                .statusCode(404);
        get(VERIFIER, "verifications/" + competing).body("standing", equalTo("COMPETING"));
    }

    @Test
    void letsOneRecordStandHoweverManyChooseAndSubmitAtOnce() throws InterruptedException, ExecutionException {
        try (ExecutorService people = Executors.newFixedThreadPool(6)) {
            for (int round = 0; round < 5; round++) {
                UUID neighbour = given.household(VILLAGE);
                UUID first = records.completed(campaign, neighbour);
                UUID second = records.submitted(campaign, neighbour);
                UUID third = records.submitted(campaign, neighbour);
                List<Callable<Integer>> requests = new ArrayList<>();
                for (UUID record : List.of(first, second, third)) {
                    requests.add(() -> choose(record).extract().statusCode());
                }
                requests.add(() -> correct(first, neighbour));
                requests.add(() -> correct(second, neighbour));
                requests.add(() -> {
                    records.submitted(campaign, neighbour);
                    return 201;
                });
                for (Future<Integer> answer : people.invokeAll(requests)) {
                    assertThat(answer.get()).isIn(200, 201, 409);
                }

                assertThat(records.rows(
                                "SELECT id FROM verification WHERE household_id = ? AND standing = 'STANDING'",
                                neighbour))
                        .hasSize(1);
                assertThat(records.rows(
                                "SELECT revision FROM verification WHERE household_id = ? AND standing = 'STANDING'"
                                        + " AND revision < (SELECT max(revision) FROM verification WHERE household_id = ?)",
                                neighbour,
                                neighbour))
                        .isEmpty();
                assertThat(records.rows("SELECT id FROM verification WHERE household_id = ?", neighbour))
                        .hasSize(6);
            }
        }
    }

    private int correct(UUID earlier, UUID neighbour) {
        records.put(Given.replacing(earlier, Given.record(campaign, neighbour)));
        return 201;
    }

    private static String field(String path, String side) {
        return "fields.find { it.path == '%s' }.%s".formatted(path, side);
    }

    private static ValidatableResponse choose(UUID record) {
        return post(TOWNSHIP, "verifications/" + record + "/choose", REASON);
    }
}
