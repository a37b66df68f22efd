package org.anju.verification.recheck.task;

import static org.anju.verification.recheck.Scene.COUNTY;
import static org.anju.verification.recheck.Scene.COUNTY_REVIEWER;
import static org.anju.verification.recheck.Scene.FOREIGNER;
import static org.anju.verification.recheck.Scene.SUPERVISOR;
import static org.anju.verification.recheck.Scene.TOWNSHIP_REVIEWER;
import static org.anju.verification.recheck.Scene.VERIFIER;
import static org.anju.verification.recheck.Scene.VILLAGE;
import static org.anju.verification.recheck.Scene.get;
import static org.anju.verification.recheck.Scene.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
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
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskResourceTest {

    @Inject
    Given given;

    @Inject
    Scene scene;

    @Inject
    RecordTransitions transitions;

    @Inject
    RowSecurity rowSecurity;

    @Inject
    OpenRechecks openRechecks;

    private UUID campaign;
    private List<UUID> records;
    private UUID sample;

    @BeforeEach
    void aSampleOfFourRecords() {
        campaign = given.campaign();
        records = scene.records(campaign, VILLAGE, 4, Kind.APPRAISED);
        sample = scene.sample(campaign, "1");
    }

    @Test
    void tellsNothingOfTheRecordWhileATaskIsOpen() {
        scene.tasks(sample, TOWNSHIP_REVIEWER);

        List<Map<String, Object>> tasks =
                tasks(SUPERVISOR, "").extract().jsonPath().getList("items");
        assertThat(tasks).hasSize(4).allSatisfy(task -> assertThat(task)
                .containsOnlyKeys(
                        "id", "sampleId", "campaignId", "householdId", "villageCode", "state", "assignee", "attempts")
                .containsEntry("state", "OPEN")
                .containsEntry("villageCode", VILLAGE)
                .containsEntry("assignee", TOWNSHIP_REVIEWER));
    }

    @Test
    void pagesThroughEveryTaskOnce() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page =
                    tasks(COUNTY_REVIEWER, "?limit=3" + cursor).extract().jsonPath();
            seen.addAll(page.getList("items.householdId", String.class));
            cursor = page.getString("cursor") == null ? null : "&cursor=" + page.getString("cursor");
        } while (cursor != null);

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(records.stream()
                        .map(record -> scene.householdOf(record).toString())
                        .toList());
    }

    @Test
    void filtersByAssigneeAndState() {
        List<UUID> tasks = scene.tasks(sample, TOWNSHIP_REVIEWER);
        assign(COUNTY_REVIEWER, COUNTY_REVIEWER, tasks.subList(0, 1));
        post(TOWNSHIP_REVIEWER, "/rechecks", Scene.recheck(Given.id(), tasks.get(1)))
                .statusCode(201);

        tasks(SUPERVISOR, "?assignee=" + COUNTY_REVIEWER)
                .body("items.id", equalTo(List.of(tasks.getFirst().toString())));
        tasks(SUPERVISOR, "?state=DONE")
                .body("items.id", equalTo(List.of(tasks.get(1).toString())))
                .body(
                        "items[0].verificationId",
                        equalTo(scene.recordOf(tasks.get(1)).toString()));
        tasks(SUPERVISOR, "?assignee=" + TOWNSHIP_REVIEWER + "&state=OPEN").body("items", hasSize(2));
    }

    @Test
    void showsWhoVisitsOwnTasksOnly() {
        List<UUID> tasks = scene.tasks(sample, TOWNSHIP_REVIEWER);
        assign(COUNTY_REVIEWER, VERIFIER, tasks.subList(0, 1));

        tasks(VERIFIER, "").body("items.id", equalTo(List.of(tasks.getFirst().toString())));
        tasks(VERIFIER, "?assignee=" + VERIFIER).body("items", hasSize(1));
        get(VERIFIER, "/recheck-samples/" + sample + "/tasks?assignee=" + TOWNSHIP_REVIEWER)
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:recheck-tasks-not-yours"));
        get(VERIFIER, "/rechecks/tasks")
                .statusCode(200)
                .body("items.id", hasItem(tasks.getFirst().toString()))
                .body("items.assignee", everyItem(equalTo(VERIFIER)));
    }

    @Test
    void passesOverWhoeverTookPartInTheRecord() {
        UUID other = given.campaign();
        List<UUID> recorded = scene.records(other, VILLAGE, 1, Kind.APPRAISED.by(VERIFIER));
        List<UUID> accompanied = scene.records(
                other,
                VILLAGE,
                1,
                Kind.APPRAISED.details("{\"companions\": [\"someone\", \"Verifier-622927100200\"]}"));
        List<UUID> reviewed = scene.records(other, VILLAGE, 1, Kind.APPRAISED);
        move(RecordStep.APPROVE, reviewed.getFirst(), VERIFIER);
        List<UUID> free = scene.records(other, VILLAGE, 1, Kind.APPRAISED);
        UUID drawn = scene.sample(other, "1");

        JsonPath result = post(
                        COUNTY_REVIEWER,
                        "/recheck-samples/" + drawn + "/assignments",
                        Map.of("assignee", VERIFIER, "region", COUNTY))
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(result.getList("assigned.householdId", UUID.class))
                .containsExactly(scene.householdOf(free.getFirst()));
        assertThat(result.getList("passedOver.why", String.class))
                .containsOnly("INVOLVED")
                .hasSize(3);
        assertThat(result.getList("passedOver.taskId", UUID.class).stream()
                        .map(scene::recordOf)
                        .toList())
                .containsExactlyInAnyOrder(recorded.getFirst(), accompanied.getFirst(), reviewed.getFirst());
    }

    @Test
    void saysWhyNamedTasksAreNotAssigned() {
        List<UUID> tasks = scene.tasks(sample, TOWNSHIP_REVIEWER);
        post(TOWNSHIP_REVIEWER, "/rechecks", Scene.recheck(Given.id(), tasks.getFirst()))
                .statusCode(201);
        UUID unknown = Given.id();

        JsonPath result = assign(COUNTY_REVIEWER, COUNTY_REVIEWER, List.of(tasks.getFirst(), unknown, tasks.getLast()))
                .extract()
                .jsonPath();
        assertThat(result.getList("assigned.id", UUID.class)).containsExactly(tasks.getLast());
        assertThat(result.getList("passedOver.why", String.class)).containsExactly("NOT_OPEN", "UNKNOWN");
    }

    @Test
    void givesTwoWhoAssignAtOnceDifferentTasks() throws Exception {
        List<Callable<List<UUID>>> calls = IntStream.range(0, 4)
                .<Callable<List<UUID>>>mapToObj(number -> () -> post(
                                COUNTY_REVIEWER,
                                "/recheck-samples/" + sample + "/assignments",
                                Map.of("assignee", "somebody-" + number, "region", COUNTY, "limit", 1))
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("assigned.id", UUID.class))
                .toList();
        List<UUID> assigned = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            for (Future<List<UUID>> answer : executor.invokeAll(calls)) {
                assigned.addAll(answer.get());
            }
        }

        assertThat(assigned).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void wantsEitherTasksOrARegion() {
        for (Map<String, Object> body : List.<Map<String, Object>>of(
                Map.of("assignee", VERIFIER),
                Map.of("assignee", VERIFIER, "region", COUNTY, "tasks", List.of(Given.id())))) {
            post(COUNTY_REVIEWER, "/recheck-samples/" + sample + "/assignments", body)
                    .statusCode(400)
                    .body("type", equalTo("urn:anju:problem:recheck-tasks-or-region"));
        }
    }

    @Test
    void hidesTheFirstRecordFromWhoIsToVisitAgain() {
        UUID task = scene.tasks(sample, TOWNSHIP_REVIEWER).getFirst();
        UUID record = scene.recordOf(task);

        get(TOWNSHIP_REVIEWER, "/verifications/" + record)
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:recheck-blind"));
        get(TOWNSHIP_REVIEWER, "/verifications?region=622927100000&campaign=" + campaign)
                .statusCode(200)
                .body("items", hasSize(0));
        get(COUNTY_REVIEWER, "/verifications/" + record).statusCode(200);

        post(TOWNSHIP_REVIEWER, "/rechecks", Scene.recheck(Given.id(), task)).statusCode(201);
        get(TOWNSHIP_REVIEWER, "/verifications/" + record).statusCode(200);
        get(TOWNSHIP_REVIEWER, "/verifications?region=622927100000&campaign=" + campaign)
                .body("items.id", equalTo(List.of(record.toString())));
    }

    @Test
    void showsTheRecordAgainOnceTheTaskIsAnothers() {
        UUID task = scene.tasks(sample, TOWNSHIP_REVIEWER).getFirst();
        UUID record = scene.recordOf(task);
        get(TOWNSHIP_REVIEWER, "/verifications/" + record).statusCode(403);

        assign(COUNTY_REVIEWER, COUNTY_REVIEWER, List.of(task));
        get(TOWNSHIP_REVIEWER, "/verifications/" + record).statusCode(200);
        get(COUNTY_REVIEWER, "/verifications/" + record).statusCode(403);
    }

    @Test
    void tellsWhatKeepsAVillageFromBeingClosed() {
        List<UUID> tasks = scene.tasks(sample, TOWNSHIP_REVIEWER);
        assertThat(remaining(VILLAGE).toVisit())
                .containsExactlyInAnyOrderElementsOf(
                        records.stream().map(scene::householdOf).toList());
        assertThat(remaining(VILLAGE).none()).isFalse();
        assertThat(remaining("622927100201").none()).isTrue();

        tasks.subList(0, 3).forEach(task -> post(TOWNSHIP_REVIEWER, "/rechecks", Scene.recheck(Given.id(), task))
                .statusCode(201));
        UUID differing = Given.id();
        post(TOWNSHIP_REVIEWER, "/rechecks", Scene.recheckThatDiffers(differing, tasks.getLast()))
                .statusCode(201);
        assertThat(remaining(VILLAGE))
                .isEqualTo(new OpenRechecks.Remaining(
                        List.of(), List.of(scene.householdOf(scene.recordOf(tasks.getLast()))), false));

        post(COUNTY_REVIEWER, "/rechecks/" + differing + "/settle", Map.of("action", "RETURN"))
                .statusCode(200);
        assertThat(remaining(VILLAGE).none()).isTrue();
    }

    @Test
    void knowsNoTasksInOtherRegions() {
        scene.tasks(sample, TOWNSHIP_REVIEWER);

        get(FOREIGNER, "/recheck-samples/" + sample + "/tasks").statusCode(404);
        get("verifier-622926100202", "/recheck-samples/" + sample + "/tasks").statusCode(404);
        post(
                        FOREIGNER,
                        "/recheck-samples/" + sample + "/assignments",
                        Map.of("assignee", FOREIGNER, "region", "622926000000"))
                .statusCode(404);
        get(FOREIGNER, "/rechecks/tasks").statusCode(200).body("items.sampleId", not(hasItem(sample.toString())));
        post(
                        TOWNSHIP_REVIEWER,
                        "/recheck-samples/" + sample + "/assignments",
                        Map.of("assignee", VERIFIER, "region", COUNTY))
                .statusCode(403);
    }

    @Test
    void admitsRolesThatVisitOrFollowSamples() {
        for (String user : List.of("auditor", "admin", "integrator")) {
            get(user, "/recheck-samples/" + sample + "/tasks").statusCode(403);
            get(user, "/rechecks/tasks").statusCode(403);
        }
        for (String user : List.of(VERIFIER, "auditor", "admin")) {
            post(user, "/recheck-samples/" + sample + "/assignments", Map.of("assignee", user, "region", COUNTY))
                    .statusCode(403);
        }
        get(SUPERVISOR, "/rechecks/tasks").statusCode(403);
    }

    private OpenRechecks.Remaining remaining(String village) {
        return QuarkusTransaction.requiringNew().call(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            return openRechecks.of(campaign, village);
        });
    }

    private void move(RecordStep step, UUID record, String by) {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            assertThat(transitions.move(step, List.of(record), new Act("subject", by, null, null)))
                    .containsOnlyKeys(record);
        });
    }

    private ValidatableResponse tasks(String user, String query) {
        return get(user, "/recheck-samples/" + sample + "/tasks" + query).statusCode(200);
    }

    private ValidatableResponse assign(String user, String assignee, List<UUID> tasks) {
        return post(user, "/recheck-samples/" + sample + "/assignments", Map.of("assignee", assignee, "tasks", tasks))
                .statusCode(200);
    }
}
