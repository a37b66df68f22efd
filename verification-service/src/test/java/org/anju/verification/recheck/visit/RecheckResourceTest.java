package org.anju.verification.recheck.visit;

import static org.anju.verification.recheck.Scene.COUNTY_REVIEWER;
import static org.anju.verification.recheck.Scene.FOREIGNER;
import static org.anju.verification.recheck.Scene.SUPERVISOR;
import static org.anju.verification.recheck.Scene.TOWNSHIP_REVIEWER;
import static org.anju.verification.recheck.Scene.VERIFIER;
import static org.anju.verification.recheck.Scene.VILLAGE;
import static org.anju.verification.recheck.Scene.get;
import static org.anju.verification.recheck.Scene.notReached;
import static org.anju.verification.recheck.Scene.post;
import static org.anju.verification.recheck.Scene.recheck;
import static org.anju.verification.recheck.Scene.recheckThatDiffers;
import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.verification.recheck.Scene;
import org.anju.verification.recheck.Scene.Kind;
import org.anju.verification.record.RecordStep;
import org.anju.verification.record.RecordTransitions;
import org.anju.verification.record.RecordTransitions.Act;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecheckResourceTest {

    @Inject
    Given given;

    @Inject
    Scene scene;

    @Inject
    Broker broker;

    @Inject
    RecordTransitions transitions;

    @Inject
    RowSecurity rowSecurity;

    private UUID campaign;
    private UUID sample;
    private UUID task;
    private UUID record;
    private UUID id;

    @BeforeEach
    void oneTask() {
        campaign = given.campaign();
        record = scene.records(campaign, VILLAGE, 1, Kind.APPRAISED).getFirst();
        sample = scene.sample(campaign, "1");
        task = scene.tasks(sample, TOWNSHIP_REVIEWER).getFirst();
        id = Given.id();
    }

    @Test
    void storesWhatASecondVerifierFoundWithoutTellingHowItCompares() {
        JsonPath receipt = submit(recheckThatDiffers(id, task))
                .statusCode(201)
                .body("taskState", equalTo("DONE"))
                .extract()
                .jsonPath();

        assertThat(receipt.getMap("")).containsOnlyKeys("id", "taskId", "taskState", "digest", "recordedAt");
        get(COUNTY_REVIEWER, "/rechecks/" + id)
                .statusCode(200)
                .body("result", equalTo("DIFFERS"))
                .body("severity", equalTo("ERROR"))
                .body("verificationId", equalTo(record.toString()))
                .body("differences.field", equalTo(List.of("secured", "safetyGrade")))
                .body("differences[1].first", equalTo("A"))
                .body("differences[1].second", equalTo("D"))
                .body("photos", hasSize(3));
    }

    @Test
    void tellsAgreementAndRemarks() {
        submit(recheck(id, task)).statusCode(201);
        get(COUNTY_REVIEWER, "/rechecks/" + id)
                .body("result", equalTo("AGREES"))
                .body("differences", hasSize(0));

        UUID other = given.campaign();
        scene.records(other, VILLAGE, 1, Kind.APPRAISED);
        UUID remark = Given.id();
        UUID otherTask =
                scene.tasks(scene.sample(other, "1"), TOWNSHIP_REVIEWER).getFirst();
        submit(recheck(remark, otherTask)
                        .replace("ORIGINAL_HOUSE_A", "ORIGINAL_HOUSE_B")
                        .replace("\"safetyGrade\": \"A\"", "\"safetyGrade\": \"B\""))
                .statusCode(201);
        get(COUNTY_REVIEWER, "/rechecks/" + remark)
                .body("result", equalTo("DIFFERS"))
                .body("severity", equalTo("REMARK"));
    }

    @Test
    void comparesDetailsAndPlaces() {
        submit(recheck(id, task)
                        .replace("102.88", "102.93")
                        .replace("\"deviceId\"", "\"details\": {\"housingSource\": \"OWN_RURAL_HOUSE\"}, \"deviceId\""))
                .statusCode(201);

        get(COUNTY_REVIEWER, "/rechecks/" + id)
                .body("severity", equalTo("ERROR"))
                .body("differences.field", equalTo(List.of("details.housingSource", "position")))
                .body("differences.severity", equalTo(List.of("REMARK", "ERROR")))
                .body("details.housingSource", equalTo("OWN_RURAL_HOUSE"));
    }

    @Test
    void storesOnceHoweverOftenItIsSent() throws Exception {
        String body = recheck(id, task);
        List<Callable<Integer>> calls = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(
                        time -> () -> submit(body).extract().statusCode())
                .toList();
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> answer : executor.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsOnlyOnce(201).containsOnly(200, 201);
        submit(body.replace("phone-2", "phone-3"))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:recheck-id-taken"));
    }

    @Test
    void takesOneOfSeveralRechecksOfATaskThatComeAtOnce() throws Exception {
        List<Callable<Integer>> calls = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(time ->
                        () -> submit(recheck(Given.id(), task)).extract().statusCode())
                .toList();
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> answer : executor.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(scene.count("SELECT count(*) FROM recheck WHERE task_id = '" + task + "'"))
                .isOne();
    }

    @Test
    void keepsLookingForAHouseholdOnOtherDays() {
        OffsetDateTime today = OffsetDateTime.now();
        submit(notReached(id, task, today)).statusCode(201).body("taskState", equalTo("OPEN"));
        submit(notReached(Given.id(), task, today)).statusCode(201).body("taskState", equalTo("OPEN"));
        get(TOWNSHIP_REVIEWER, "/verifications/" + record).statusCode(403);
        submit(notReached(Given.id(), task, today.plusDays(1))).statusCode(201).body("taskState", equalTo("OPEN"));
        submit(notReached(Given.id(), task, today.plusDays(2)))
                .statusCode(201)
                .body("taskState", equalTo("NOT_REACHED"));
        submit(recheck(Given.id(), task))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:recheck-task-not-open"));
        get(COUNTY_REVIEWER, "/rechecks/" + id).body("result", equalTo("NOT_REACHED"));
    }

    @Test
    void takesWhatIsFoundAfterAVainVisit() {
        submit(notReached(id, task, OffsetDateTime.now())).statusCode(201);
        submit(recheck(Given.id(), task)).statusCode(201).body("taskState", equalTo("DONE"));
    }

    @Test
    void countsAsNoProgressAndChangesNoRecord() {
        submit(recheckThatDiffers(id, task)).statusCode(201);

        get(COUNTY_REVIEWER, "/verifications/" + record)
                .body("state", equalTo("COMPLETED"))
                .body("version", equalTo(2))
                .body("standing", equalTo("STANDING"));
        await().untilAsserted(() -> assertThat(broker.verificationEvents(scene.householdOf(record)))
                .containsExactly("org.anju.recheck.recorded.v1 1 "));
        assertThat(scene.count("SELECT count(*) FROM verification WHERE household_id = '%s'"
                        .formatted(scene.householdOf(record))))
                .isOne();
    }

    @Test
    void takesRechecksOfTheOneWhoHasTheTaskOnly() {
        post(COUNTY_REVIEWER, "/rechecks", recheck(id, task))
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:recheck-task-not-yours"));
        submit(recheck(id, Given.id())).statusCode(404).body("type", equalTo("urn:anju:problem:recheck-task-unknown"));
    }

    @Test
    void takesNothingOfWhoActedOnTheRecordMeanwhile() {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            transitions.move(RecordStep.APPROVE, List.of(record), new Act("subject", TOWNSHIP_REVIEWER, null, null));
        });

        submit(recheck(id, task)).statusCode(403).body("type", equalTo("urn:anju:problem:recheck-involved"));
    }

    @Test
    void refusesContentThatDoesNotFit() {
        submit(recheck(id, task).replace("\"secured\": true,", ""))
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:recheck-content-does-not-fit"));
        submit(notReached(id, task, OffsetDateTime.now())
                        .replace("\"reached\": false", "\"reached\": false, \"secured\": true"))
                .statusCode(400);
        submit(notReached(id, task, OffsetDateTime.now()).replace("\"notReachedReason\": \"LOCKED\",", ""))
                .statusCode(400)
                .body("violations[0].field", equalTo("notReachedReason"));
        submit(recheck(id, task).replace("\"safetyGrade\": \"A\"", "\"safetyGrade\": \"D\""))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:rule-broken"));
        submit(recheck(id, task).replace("SIDE", "UNHEARD_OF")).statusCode(422);
        submit(notReached(id, task, OffsetDateTime.now().minusDays(1)))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:recheck-visit-too-early"));
        submit(recheck(id, task).replace("phone-2", "phone\\u0000")).statusCode(400);
    }

    @Test
    void refusesPhotosThatProveSomethingElse() {
        UUID photo = Given.id();
        String body = recheck(id, task).replaceFirst("\"photoId\": \"[^\"]+\"", "\"photoId\": \"" + photo + "\"");
        scene.update("""
                INSERT INTO evidence (photo_id, household_id, village_code, slot, verification_id)
                VALUES ('%s', '%s', '%s', 'FRONT', '%s')
                """.formatted(photo, scene.householdOf(record), VILLAGE, record));

        submit(body)
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:recheck-photo-unsuitable"))
                .body("violations[0].found", equalTo(photo.toString()));
        assertThat(scene.count("SELECT count(*) FROM recheck WHERE id = '" + id + "'"))
                .isZero();
    }

    @Test
    void refusesPhotosOfAnotherRecheck() {
        String body = recheck(id, task);
        submit(body).statusCode(201);
        UUID other = given.campaign();
        scene.records(other, VILLAGE, 1, Kind.APPRAISED);
        UUID otherTask =
                scene.tasks(scene.sample(other, "1"), TOWNSHIP_REVIEWER).getFirst();

        submit(body.replace(id.toString(), Given.id().toString()).replace(task.toString(), otherTask.toString()))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:recheck-photo-unsuitable"));
    }

    @Test
    void tellsWhenThePhotosAreStored() {
        String body = recheck(id, task);
        UUID photo = UUID.fromString(body.replaceFirst("(?s).*?\"photoId\": \"([^\"]+)\".*", "$1"));
        submit(body).statusCode(201);
        broker.photoStored(photo, scene.householdOf(record));

        await().untilAsserted(() -> get(COUNTY_REVIEWER, "/rechecks/" + id)
                .body("photos.find { it.photoId == '" + photo + "' }.storedAt", not(equalTo(null))));
    }

    @Test
    void showsWhoVisitsOwnRechecksWithoutTheComparison() {
        UUID other = given.campaign();
        scene.records(other, VILLAGE, 2, Kind.APPRAISED);
        UUID drawn = scene.sample(other, "1");
        List<UUID> tasks = scene.tasks(drawn, VERIFIER);
        post(
                        COUNTY_REVIEWER,
                        "/recheck-samples/" + drawn + "/assignments",
                        Map.of("assignee", TOWNSHIP_REVIEWER, "tasks", tasks.subList(1, 2)))
                .statusCode(200);
        post(VERIFIER, "/rechecks", recheckThatDiffers(id, tasks.getFirst())).statusCode(201);
        UUID anothers = Given.id();
        submit(recheck(anothers, tasks.getLast())).statusCode(201);

        JsonPath own =
                get(VERIFIER, "/rechecks/" + id).statusCode(200).extract().jsonPath();
        assertThat(own.getMap(""))
                .containsEntry("safetyGrade", "D")
                .doesNotContainKeys("verificationId", "result", "severity", "differences", "settlement");
        get(VERIFIER, "/rechecks?sample=" + drawn)
                .statusCode(200)
                .body("items.id", equalTo(List.of(id.toString())))
                .body("items[0].result", equalTo(null));
        get(VERIFIER, "/rechecks/" + anothers).statusCode(404);
        get(SUPERVISOR, "/rechecks?sample=" + drawn)
                .body("items.id", hasItem(anothers.toString()))
                .body("items.result", hasItem("DIFFERS"));
    }

    @Test
    void hidesRechecksOfHouseholdsThatOneIsStillToVisit() {
        submit(recheck(id, task)).statusCode(201);
        UUID second = scene.sample(campaign, "1");
        scene.tasks(second, COUNTY_REVIEWER);

        get(COUNTY_REVIEWER, "/rechecks/" + id).statusCode(403).body("type", equalTo("urn:anju:problem:recheck-blind"));
        get(COUNTY_REVIEWER, "/rechecks?sample=" + sample).statusCode(200).body("items", hasSize(0));
        get(SUPERVISOR, "/rechecks?sample=" + sample).body("items", hasSize(1));
    }

    @Test
    void pagesThroughRechecks() {
        UUID other = given.campaign();
        scene.records(other, VILLAGE, 3, Kind.APPRAISED);
        UUID drawn = scene.sample(other, "1");
        scene.tasks(drawn, TOWNSHIP_REVIEWER)
                .forEach(each -> submit(recheck(Given.id(), each)).statusCode(201));

        JsonPath first = get(SUPERVISOR, "/rechecks?limit=2&sample=" + drawn)
                .body("items", hasSize(2))
                .extract()
                .jsonPath();
        get(SUPERVISOR, "/rechecks?limit=2&sample=" + drawn + "&cursor=" + first.getString("cursor"))
                .body("items", hasSize(1))
                .body("items.id", not(hasItem(first.getString("items[1].id"))))
                .body("cursor", equalTo(null));
    }

    @Test
    void returnsTheFirstRecordWhereThatIsDecided() {
        submit(recheckThatDiffers(id, task)).statusCode(201);
        Map<String, String> settlement = Map.of("action", "RETURN", "note", "现场为D级");

        settle(COUNTY_REVIEWER, settlement)
                .statusCode(200)
                .body("settlement.action", equalTo("RETURN"))
                .body("settlement.settledBy", equalTo(COUNTY_REVIEWER))
                .body("version", equalTo(2));
        get(COUNTY_REVIEWER, "/verifications/" + record).body("state", equalTo("RETURNED"));
        assertThat(scene.count("""
                SELECT count(*) FROM timeline_entry WHERE verification_id = '%s' AND step = 'RETURN'
                    AND reason = 'RECHECK_DIFFERS' AND note = '现场为D级' AND acted_by_name = '%s'
                """.formatted(record, COUNTY_REVIEWER))).isOne();
        await().untilAsserted(() -> assertThat(broker.verificationEvents(scene.householdOf(record)))
                .containsExactlyInAnyOrder(
                        "org.anju.recheck.recorded.v1 1 ",
                        "org.anju.verification.returned.v1 3 RETURNED",
                        "org.anju.recheck.settled.v1 2 "));

        settle(COUNTY_REVIEWER, settlement).statusCode(200).body("version", equalTo(2));
        settle(COUNTY_REVIEWER, Map.of("action", "KEEP_FIRST", "note", "x"))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:recheck-settled"));
    }

    @Test
    void opensAProblemWhereThatIsDecided() {
        submit(recheckThatDiffers(id, task)).statusCode(201);
        settle(COUNTY_REVIEWER, Map.of("action", "OPEN_PROBLEM"))
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:recheck-note-needed"));

        String problem = settle(COUNTY_REVIEWER, Map.of("action", "OPEN_PROBLEM", "note", "仍居住D级危房"))
                .statusCode(200)
                .extract()
                .path("settlement.problemId");
        get(COUNTY_REVIEWER, "/problems/" + problem)
                .body("kind", equalTo("MISMATCH"))
                .body("state", equalTo("OPEN"))
                .body("householdId", equalTo(scene.householdOf(record).toString()))
                .body("verificationId", equalTo(record.toString()));
        get(COUNTY_REVIEWER, "/verifications/" + record).body("state", equalTo("COMPLETED"));
    }

    @Test
    void keepsTheFirstRecordForAReason() {
        submit(recheckThatDiffers(id, task)).statusCode(201);
        settle(COUNTY_REVIEWER, Map.of("action", "KEEP_FIRST")).statusCode(400);

        settle(COUNTY_REVIEWER, Map.of("action", "KEEP_FIRST", "note", "复核人员走错户"))
                .statusCode(200);
        get(COUNTY_REVIEWER, "/verifications/" + record).body("state", equalTo("COMPLETED"));
    }

    @Test
    void settlesByReturnWhatWentBackAlready() {
        submit(recheckThatDiffers(id, task)).statusCode(201);
        scene.update("UPDATE verification SET state = 'RETURNED' WHERE id = '" + record + "'");

        settle(COUNTY_REVIEWER, Map.of("action", "RETURN")).statusCode(200);
    }

    @Test
    void returnsNoLockedRecord() {
        submit(recheckThatDiffers(id, task)).statusCode(201);
        for (String state : List.of("TOWNSHIP_APPROVED", "COUNTY_CONFIRMED", "LOCKED")) {
            scene.update("UPDATE verification SET state = '%s' WHERE id = '%s'".formatted(state, record));
        }

        settle(COUNTY_REVIEWER, Map.of("action", "RETURN"))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:recheck-record-locked"));
        assertThat(scene.count("SELECT count(*) FROM recheck WHERE id = '%s' AND settled_at IS NULL".formatted(id)))
                .isOne();
    }

    @Test
    void settlesDifferencesOnly() {
        submit(recheck(id, task)).statusCode(201);

        settle(COUNTY_REVIEWER, Map.of("action", "RETURN"))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:recheck-nothing-to-settle"));
    }

    @Test
    void leavesTheSettlementToSomebodyElse() {
        UUID other = given.campaign();
        scene.records(other, VILLAGE, 1, Kind.APPRAISED);
        UUID otherTask = scene.tasks(scene.sample(other, "1"), COUNTY_REVIEWER).getFirst();
        post(COUNTY_REVIEWER, "/rechecks", recheckThatDiffers(id, otherTask)).statusCode(201);

        settle(COUNTY_REVIEWER, Map.of("action", "RETURN"))
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:recheck-own"));
    }

    @Test
    void showsNothingToOtherRegions() {
        submit(recheckThatDiffers(id, task)).statusCode(201);

        post(FOREIGNER, "/rechecks", recheck(Given.id(), task)).statusCode(404);
        get(FOREIGNER, "/rechecks/" + id).statusCode(404);
        get(FOREIGNER, "/rechecks?sample=" + sample).statusCode(200).body("items", hasSize(0));
        settle(FOREIGNER, Map.of("action", "RETURN")).statusCode(404);
    }

    @Test
    void admitsTheRolesOfEachStep() {
        submit(recheckThatDiffers(id, task)).statusCode(201);

        for (String user : List.of("auditor", "admin", "integrator")) {
            post(user, "/rechecks", recheck(Given.id(), task)).statusCode(403);
            get(user, "/rechecks/" + id).statusCode(403);
            get(user, "/rechecks?sample=" + sample).statusCode(403);
        }
        post(SUPERVISOR, "/rechecks", recheck(Given.id(), task)).statusCode(403);
        for (String user : List.of(VERIFIER, TOWNSHIP_REVIEWER, SUPERVISOR, "auditor")) {
            settle(user, Map.of("action", "RETURN")).statusCode(403);
        }
    }

    private static ValidatableResponse submit(String body) {
        return post(TOWNSHIP_REVIEWER, "/rechecks", body);
    }

    private ValidatableResponse settle(String user, Map<String, String> body) {
        return post(user, "/rechecks/" + id + "/settle", body);
    }
}
