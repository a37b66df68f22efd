package org.anju.verification.village.closure;

import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.verification.recheck.Scene;
import org.anju.verification.record.RecordStep;
import org.anju.verification.testsupport.Api;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.ClosingRecords;
import org.anju.verification.testsupport.Given;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClosureResourceTest {

    private static final String REVIEWER = "county-622927";
    private static final String COUNTY = "622927000000";
    private static final String VILLAGE = "622927101200";
    private static final String OTHER_VILLAGE = "622927101201";

    @Inject
    Given given;

    @Inject
    ClosingRecords records;

    @Inject
    Scene scene;

    @Inject
    Broker broker;

    @Inject
    TestCondition condition;

    private UUID campaign;

    /** The households of earlier tests leave the village. */
    @BeforeEach
    void campaignInAnEmptyVillage() {
        records.execute("UPDATE household SET village_code = '622927101999' WHERE village_code = ?", VILLAGE);
        campaign = given.campaign();
    }

    @Test
    void showsTheBalanceWithWhatIsMissingByReason() {
        UUID confirmed = given.household(VILLAGE);
        records.confirmed(campaign, confirmed, VILLAGE);
        UUID untouched = given.household(VILLAGE);
        UUID incomplete = given.household(VILLAGE);
        ClosingRecords.send(VILLAGE, Given.id(), Given.record(campaign, incomplete))
                .statusCode(201);
        UUID unreviewed = given.household(VILLAGE);
        records.completed(campaign, unreviewed, VILLAGE);
        UUID removed = given.household(VILLAGE);
        records.execute("UPDATE household SET active = false WHERE id = ?", removed);

        closure(REVIEWER)
                .statusCode(200)
                .body("phase", equalTo("OPEN"))
                .body("balanced", equalTo(false))
                .body("roster.total", equalTo(5))
                .body("roster.verified", equalTo(1))
                .body("roster.removed", equalTo(1))
                .body("roster.missing", equalTo(3))
                .body("roster.photosStored", equalTo(3))
                .body("numbers.find { it.name == 'testsDone' }.number", equalTo(7))
                .body("openPoints.reason", containsInAnyOrder("NO_RECORD", "NOT_COMPLETED", "NOT_APPROVED"))
                .body("openPoints.find { it.reason == 'NO_RECORD' }.householdIds", contains(untouched.toString()))
                .body("openPoints.find { it.reason == 'NOT_COMPLETED' }.householdIds", contains(incomplete.toString()))
                .body("openPoints.find { it.reason == 'NOT_APPROVED' }.householdIds", contains(unreviewed.toString()));
    }

    @Test
    void refusesToCloseAndLocksNothingWhileSomethingIsMissing() {
        UUID record = records.confirmed(campaign, given.household(VILLAGE), VILLAGE);
        UUID untouched = given.household(VILLAGE);
        close(REVIEWER)
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:village-not-balanced"))
                .body("violations.field", contains("NO_RECORD"))
                .body("violations[0].found", equalTo(untouched.toString()))
                .body("violations[0].message", containsString("1: "));
        assertThat(records.state(record)).isEqualTo("COUNTY_CONFIRMED");
        certificate(REVIEWER).statusCode(404);
    }

    @Test
    void namesAHundredHouseholdsAndCountsThemAll() {
        for (int number = 0; number < 101; number++) {
            given.household(VILLAGE);
        }
        closure(REVIEWER).body("openPoints[0].count", equalTo(101)).body("openPoints[0].householdIds", hasSize(100));
    }

    @Test
    void refusesAVillageWithoutAnyHousehold() {
        close(REVIEWER).statusCode(409).body("violations.field", contains("NO_ROSTER"));
    }

    @Test
    void refusesWhileRecordsCompete() {
        UUID household = given.household(VILLAGE);
        records.confirmed(campaign, household, VILLAGE);
        ClosingRecords.send(VILLAGE, Given.id(), Given.record(campaign, household))
                .statusCode(201)
                .body("status", equalTo("COMPETING"));
        close(REVIEWER)
                .statusCode(409)
                .body("violations.field", contains("COMPETING_RECORDS"))
                .body("violations[0].found", equalTo(household.toString()));
    }

    @Test
    void refusesWhenAPhotoIsNotStored() {
        UUID household = given.household(VILLAGE);
        UUID record = records.confirmed(campaign, household, VILLAGE);
        records.execute(
                "UPDATE evidence SET stored_at = NULL WHERE photo_id = (SELECT min(photo_id::text)::uuid FROM evidence WHERE verification_id = ?)",
                record);
        close(REVIEWER).statusCode(409).body("violations.field", contains("PHOTOS_MISSING"));
    }

    @Test
    void refusesWhileAConfirmedRecordHasFindingsThatNobodyHasSettled() {
        UUID household = given.household(VILLAGE);
        UUID record = records.confirmed(campaign, household, VILLAGE);
        records.find(record, "Q13", "BLOCK");
        UUID neighbour = given.household(VILLAGE);
        UUID neighboursRecord = records.confirmed(campaign, neighbour, VILLAGE);
        records.find(neighboursRecord, "Q10", "REVIEW");
        UUID warned = records.confirmed(campaign, given.household(VILLAGE), VILLAGE);
        records.find(warned, "Q03", "WARN");

        close(REVIEWER).statusCode(409).body("violations.field", contains("FINDINGS_OPEN"));
        closure(REVIEWER)
                .body("openPoints[0].count", equalTo(2))
                .body("openPoints[0].householdIds", containsInAnyOrder(household.toString(), neighbour.toString()));
        assertThat(records.state(warned)).isEqualTo("COUNTY_CONFIRMED");

        settle("township-622927101000", record, "Q13").statusCode(403);
        settle(REVIEWER, record, "Q13").statusCode(200);
        settle(REVIEWER, neighboursRecord, "Q10").statusCode(200);
        close(REVIEWER).statusCode(201).body("records", equalTo(3));
    }

    private ValidatableResponse settle(String user, UUID record, String rule) {
        String finding =
                records.text("SELECT id FROM record_finding WHERE verification_id = ? AND rule = ?", record, rule);
        return Api.post(user, "/verifications/%s/findings/%s/settle".formatted(record, finding), "{\"note\": \"已核实\"}");
    }

    @Test
    void refusesAVillageOfWhichNoSampleCouldDrawARecord() {
        UUID household = given.household(VILLAGE);
        records.confirmedWithoutSample(campaign, household, VILLAGE);
        records.confirmed(campaign, given.household(OTHER_VILLAGE), OTHER_VILLAGE);
        close(REVIEWER)
                .statusCode(409)
                .body("violations.field", contains("SAMPLE_NOT_DRAWN"))
                .body("violations[0].found", equalTo(household.toString()));

        UUID sample = Given.id();
        Api.post(REVIEWER, "/recheck-samples", Scene.sampleBody(sample, campaign, COUNTY, "COUNTY", ", \"share\": 1"))
                .statusCode(201);
        closure(REVIEWER).body("openPoints.reason", contains("RECHECKS_OPEN"));

        String reviewer = "township-622927101000";
        scene.tasks(sample, reviewer).forEach(task -> Api.post(reviewer, "/rechecks", Scene.recheck(Given.id(), task))
                .statusCode(201));
        close(REVIEWER).statusCode(201);
    }

    @Test
    void takesASampleThatCouldHaveDrawnOneOfTheRecordsForAllOfThem() {
        records.confirmedWithoutSample(campaign, given.household(VILLAGE), VILLAGE);
        records.confirmed(campaign, given.household(VILLAGE), VILLAGE);
        close(REVIEWER).statusCode(201).body("records", equalTo(2));
    }

    /** Villages may have been closed before samples were asked for; of their records none can be drawn any more. */
    @Test
    void needsNoSampleWhereNoRecordCanBeDrawn() {
        UUID record = records.confirmedWithoutSample(campaign, given.household(VILLAGE), VILLAGE);
        records.move(RecordStep.LOCK, record);
        UUID removed = given.household(VILLAGE);
        records.execute("UPDATE household SET active = false WHERE id = ?", removed);
        close(REVIEWER).statusCode(201).body("records", equalTo(1)).body("removed", equalTo(1));
    }

    @Test
    void asksTheConditionsOfOtherFeatures() {
        records.confirmed(campaign, given.household(VILLAGE), VILLAGE);
        condition.refuse(campaign);
        close(REVIEWER).statusCode(409).body("violations.field", contains("TEST_OPEN"));
        condition.allow(campaign);
        close(REVIEWER).statusCode(201).body("numbers.find { it.name == 'testsDone' }.number", equalTo(7));
    }

    @Test
    void closesAVillageWhoseBalanceIsRight() throws Exception {
        List<UUID> households =
                Stream.generate(() -> given.household(VILLAGE)).limit(2).toList();
        List<UUID> locked = households.stream()
                .map(household -> records.confirmed(campaign, household, VILLAGE))
                .sorted()
                .toList();
        UUID special = given.household(VILLAGE);
        UUID specialRecord = Given.id();
        ClosingRecords.send(VILLAGE, specialRecord, records.complete(campaign, special, VILLAGE))
                .statusCode(201);
        records.execute("UPDATE verification SET situation = 'LOCKED_ABSENT' WHERE id = ?", specialRecord);
        records.confirm(specialRecord);

        String id = close(REVIEWER)
                .statusCode(201)
                .body("edition", equalTo(1))
                .body("roster", equalTo(3))
                .body("verified", equalTo(2))
                .body("special", equalTo(1))
                .body("removed", equalTo(0))
                .body("secured", equalTo(3))
                .body("notSecured", equalTo(0))
                .body("photos", equalTo(9))
                .body("records", equalTo(3))
                .body("ruleSet", equalTo("2020"))
                .body("closedBy", equalTo(REVIEWER))
                .body("superseded", equalTo(false))
                .body("digest", equalTo(digestOf(Stream.concat(locked.stream(), Stream.of(specialRecord)))))
                .extract()
                .path("id");
        Stream.concat(locked.stream(), Stream.of(specialRecord))
                .forEach(record -> assertThat(records.state(record)).isEqualTo("LOCKED"));
        closure(REVIEWER).body("phase", equalTo("CLOSED")).body("certificate.id", equalTo(id));
        certificate("verifier-" + VILLAGE).statusCode(200).body("id", equalTo(id));
        close(REVIEWER).statusCode(200).body("id", equalTo(id)).body("edition", equalTo(1));
        await().untilAsserted(() -> assertThat(broker.verificationEvents(households.getFirst()))
                .last()
                .asString()
                .startsWith("org.anju.verification.locked.v1 ")
                .endsWith(" LOCKED"));
    }

    /** As whoever checks a certificate computes it. */
    private String digestOf(Stream<UUID> recordIds) throws Exception {
        String lines = recordIds
                .map(UUID::toString)
                .sorted()
                .map(id -> id + " "
                        + records.text(
                                "SELECT encode(digest, 'hex') FROM verification WHERE id = ?", UUID.fromString(id))
                        + "\n")
                .collect(Collectors.joining());
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void countsWhatIsWithoutVerdictNeitherAsSecuredNorAsNot() {
        records.confirmed(campaign, given.household(VILLAGE), VILLAGE);
        confirmedAs("secured = false");
        confirmedAs("secured = false, situation = 'LOCKED_ABSENT'");
        for (String situation : List.of("UNREACHABLE", "SPLIT_OR_MERGED", "DEREGISTERED")) {
            confirmedAs("secured = false, situation = '%s'".formatted(situation));
        }

        closure(REVIEWER)
                .body("roster.verified", equalTo(2))
                .body("roster.special", equalTo(4))
                .body("roster.secured", equalTo(1))
                .body("roster.notSecured", equalTo(2))
                .body("roster.withoutVerdict", equalTo(3));
        close(REVIEWER)
                .statusCode(201)
                .body("secured", equalTo(1))
                .body("notSecured", equalTo(2))
                .body("withoutVerdict", equalTo(3));
        certificate(REVIEWER).body("notSecured", equalTo(2)).body("withoutVerdict", equalTo(3));
    }

    private void confirmedAs(String verdict) {
        UUID record = records.confirmed(campaign, given.household(VILLAGE), VILLAGE);
        records.execute("UPDATE verification SET %s WHERE id = ?".formatted(verdict), record);
    }

    @Test
    void showsCertificatesAsTheyWereIssuedBeforeVerdictsWereToldApart() {
        UUID certificate = Given.id();
        records.execute("""
                INSERT INTO closure_certificate (id, campaign_id, village_code, edition, campaign_name, rule_set, roster,
                    verified, special, removed, secured, not_secured, photos, other_numbers, verification_ids, digest,
                    closed_by, closed_by_name, closed_at)
                VALUES (?, ?, ?, 1, 'Test', '2020', 2, 1, 1, 0, 1, 1, 6, '[]', '{}', '', 'somebody', 'somebody', now())
                """, certificate, campaign, VILLAGE);
        certificate(REVIEWER)
                .statusCode(200)
                .body("id", equalTo(certificate.toString()))
                .body("notSecured", equalTo(1))
                .body("$", not(hasKey("withoutVerdict")));
        print(REVIEWER).then().statusCode(200);
    }

    @Test
    void takesNoRecordAfterTheClosure() {
        UUID household = given.household(VILLAGE);
        UUID record = records.confirmed(campaign, household, VILLAGE);
        close(REVIEWER).statusCode(201);
        ClosingRecords.send(VILLAGE, Given.id(), Given.record(campaign, household))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:village-not-open"));
        ClosingRecords.send(VILLAGE, Given.id(), Given.replacing(record, Given.record(campaign, household)))
                .statusCode(409);
        ClosingRecords.send(VILLAGE, Given.id(), Given.record(campaign, given.household(VILLAGE)))
                .statusCode(409);
        ClosingRecords.send(VILLAGE, Given.id(), Given.record(given.campaign(), household))
                .statusCode(201);
    }

    @Test
    void countsARecordThatWasMadeInAnotherVillage() {
        UUID household = given.household(OTHER_VILLAGE);
        UUID record = records.confirmed(campaign, household, OTHER_VILLAGE);
        records.execute("UPDATE household SET village_code = ? WHERE id = ?", VILLAGE, household);
        close(REVIEWER).statusCode(201).body("verified", equalTo(1));
        assertThat(records.state(record)).isEqualTo("LOCKED");
    }

    @Test
    void keepsCertificatesAsTheyWereIssued() {
        records.confirmed(campaign, given.household(VILLAGE), VILLAGE);
        close(REVIEWER).statusCode(201);
        assertThatThrownBy(() -> records.execute(
                        "UPDATE closure_certificate SET verified = 2, roster = 2 WHERE campaign_id = ?", campaign))
                .hasMessageContaining("cannot be changed");
        assertThatThrownBy(() -> records.execute("DELETE FROM closure_certificate WHERE campaign_id = ?", campaign))
                .hasMessageContaining("cannot be changed");
    }

    @Test
    void printsTheCertificate() throws Exception {
        records.confirmed(campaign, given.household(VILLAGE), VILLAGE);
        print(REVIEWER).then().statusCode(404).contentType("application/problem+json");
        String id = close(REVIEWER).extract().path("id");
        byte[] pdf = print("verifier-" + VILLAGE)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("核验办结证书", id, REVIEWER);
        }
        print("admin").then().statusCode(403);
        print("county-622926").then().statusCode(403);
    }

    private Response print(String user) {
        return Api.as(user).accept("application/pdf").get(path("certificate"));
    }

    @Test
    void refusesAVillageThatWasNeverOpened() {
        given.household(VILLAGE);
        UUID byVillage = Given.id();
        Api.post("prefecture-6229", "/campaigns", """
                {"id": "%s", "name": "Test", "regions": ["622900000000"], "startsOn": "2026-06-05",
                 "deadline": "2026-06-15", "ruleSet": "2020", "opening": "BY_VILLAGE"}
                """.formatted(byVillage)).statusCode(201);
        Api.post(REVIEWER, "/campaigns/%s/villages/%s/close".formatted(byVillage, VILLAGE), "")
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:village-not-opened"));
    }

    @Test
    void letsCountyReviewersOfTheVillageAloneClose() {
        close("verifier-" + VILLAGE).statusCode(403);
        close("township-622927101000").statusCode(403);
        close("county-622926").statusCode(403).body("type", equalTo("urn:anju:problem:region-out-of-scope"));
        closure("verifier-" + VILLAGE).statusCode(403);
        closure("county-622926").statusCode(403);
        closure("township-622927101000").statusCode(200);
        certificate("admin").statusCode(403);
        certificate("county-622926").statusCode(403);
        Api.get(REVIEWER, "/campaigns/%s/villages/622927101000/closure".formatted(campaign))
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:village-needed"));
    }

    private ValidatableResponse closure(String user) {
        return Api.get(user, path("closure"));
    }

    private ValidatableResponse certificate(String user) {
        return Api.get(user, path("certificate"));
    }

    private ValidatableResponse close(String user) {
        return Api.post(user, path("close"), "");
    }

    private String path(String what) {
        return "/campaigns/%s/villages/%s/%s".formatted(campaign, VILLAGE, what);
    }
}
