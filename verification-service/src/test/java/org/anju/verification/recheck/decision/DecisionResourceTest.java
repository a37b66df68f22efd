package org.anju.verification.recheck.decision;

import static org.anju.verification.recheck.Scene.COUNTY;
import static org.anju.verification.recheck.Scene.COUNTY_REVIEWER;
import static org.anju.verification.recheck.Scene.FOREIGNER;
import static org.anju.verification.recheck.Scene.OTHER_TOWNSHIP;
import static org.anju.verification.recheck.Scene.SUPERVISOR;
import static org.anju.verification.recheck.Scene.TOWNSHIP;
import static org.anju.verification.recheck.Scene.TOWNSHIP_REVIEWER;
import static org.anju.verification.recheck.Scene.VERIFIER;
import static org.anju.verification.recheck.Scene.VILLAGE;
import static org.anju.verification.recheck.Scene.VILLAGE_OF_OTHER_TOWNSHIP;
import static org.anju.verification.recheck.Scene.get;
import static org.anju.verification.recheck.Scene.post;
import static org.anju.verification.recheck.Scene.recheck;
import static org.anju.verification.recheck.Scene.recheckThatDiffers;
import static org.anju.verification.recheck.Scene.sampleBody;
import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.verification.recheck.Scene;
import org.anju.verification.recheck.Scene.Kind;
import org.anju.verification.recheck.task.OpenRechecks;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DecisionResourceTest {

    private static final String NEIGHBOURING_VILLAGE = "622927100201";

    @Inject
    Given given;

    @Inject
    Scene scene;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    OpenRechecks openRechecks;

    @Inject
    RowSecurity rowSecurity;

    private UUID campaign;

    @BeforeEach
    void aCampaign() {
        campaign = given.campaign();
    }

    @Test
    void tellsTheErrorRatesOfTownshipsCategoriesAndVerifiers() {
        UUID sample = rechecked(3, 1);

        get("auditor", "/recheck-samples/" + sample + "/evaluation")
                .statusCode(200)
                .body("version", equalTo(1))
                .body("acceptedErrorRate", equalTo(0.05f))
                .body("whole.frame", equalTo(4))
                .body("whole.rechecked", equalTo(4))
                .body("whole.errors", equalTo(1))
                .body("whole.observed.rate", equalTo(0.25f))
                .body("whole.observed.lower", equalTo(0.0455872608f))
                .body("whole.estimated.upper", equalTo(0.25f))
                .body("suggested", equalTo("REVERIFY_ALL"))
                .body("townships[0].township", equalTo(TOWNSHIP))
                .body("townships[0].suggested", equalTo("REVERIFY_ALL"))
                .body("townships[0].reverified", equalTo(false))
                .body("categories[0].name", equalTo("APPRAISED_SAFE"))
                .body("verifiers[0].name", equalTo("verifier-elsewhere"))
                .body("verifiers[0].figures.errors", equalTo(1));
    }

    @Test
    void countsADifferenceNoMoreOnceTheFirstRecordWasRight() {
        UUID sample = rechecked(3, 1);
        UUID differing = scene.query("SELECT id FROM recheck WHERE result = 'DIFFERS' AND sample_id = '" + sample + "'")
                .getFirst();
        post(COUNTY_REVIEWER, "/rechecks/" + differing + "/settle", Map.of("action", "KEEP_FIRST", "note", "走错户"))
                .statusCode(200);

        get(COUNTY_REVIEWER, "/recheck-samples/" + sample + "/evaluation")
                .body("whole.errors", equalTo(0))
                .body("whole.overruled", equalTo(1))
                .body("suggested", equalTo("ACCEPT"));
    }

    @Test
    void acceptsOnceEverythingIsRechecked() {
        scene.records(campaign, VILLAGE, 2, Kind.APPRAISED);
        UUID sample = scene.sample(campaign, "1");
        List<UUID> tasks = scene.tasks(sample, TOWNSHIP_REVIEWER);
        decide(sample, Map.of("version", 1, "kind", "ACCEPT"))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:recheck-note-needed"));
        decide(sample, Map.of("version", 1, "kind", "ACCEPT", "note", "赶时间"))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:recheck-tasks-open"));
        get(COUNTY_REVIEWER, "/recheck-samples/" + sample).body("version", equalTo(1));
        tasks.forEach(task -> post(TOWNSHIP_REVIEWER, "/rechecks", recheck(Given.id(), task)));

        Map<String, Object> decision = Map.of("id", Given.id(), "version", 1, "kind", "ACCEPT");
        decide(sample, decision)
                .statusCode(201)
                .body("suggested", equalTo("ACCEPT"))
                .body("figures.rechecked", equalTo(2))
                .body("decidedBy", equalTo(COUNTY_REVIEWER));
        get(COUNTY_REVIEWER, "/recheck-samples/" + sample)
                .body("state", equalTo("ACCEPTED"))
                .body("version", equalTo(2));
        decide(sample, decision).statusCode(200).body("kind", equalTo("ACCEPT"));
        decide(sample, with(decision, "note", "x"))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:recheck-id-taken"));
        decide(sample, Map.of("version", 2, "kind", "EXTEND", "size", 1, "note", "x"))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:recheck-sample-decided"));
        post(
                        COUNTY_REVIEWER,
                        "/recheck-samples/" + sample + "/assignments",
                        Map.of("assignee", VERIFIER, "region", COUNTY))
                .statusCode(409);
    }

    @Test
    void acceptsAgainstTheFiguresForAReasonOnly() {
        UUID sample = rechecked(3, 1);

        decide(sample, Map.of("version", 1, "kind", "ACCEPT", "note", " ")).statusCode(422);
        decide(sample, Map.of("version", 1, "kind", "ACCEPT", "note", "个别差异已退回"))
                .statusCode(201)
                .body("suggested", equalTo("REVERIFY_ALL"));
    }

    @Test
    void extendsASampleFromTheSameFrame() {
        scene.records(campaign, VILLAGE, 60, Kind.APPRAISED);
        UUID sample = scene.sample(campaign, "0.1");
        List<UUID> first = scene.drawn(sample);
        scene.records(campaign, VILLAGE, 60, Kind.APPRAISED);

        decide(sample, Map.of("version", 1, "kind", "EXTEND", "size", 12, "note", "样本偏小"))
                .statusCode(201)
                .body("drawn", equalTo(12))
                .body("onVersion", equalTo(1));
        List<UUID> extended = scene.drawn(sample);
        assertThat(extended).hasSize(18).startsWith(first.toArray(UUID[]::new)).doesNotHaveDuplicates();
        get(COUNTY_REVIEWER, "/recheck-samples/" + sample)
                .body("rounds.size", equalTo(List.of(6, 12)))
                .body("frameSize", equalTo(60))
                .body("progress.open", equalTo(18));
        post(COUNTY_REVIEWER, "/recheck-samples/" + sample + "/verify", "").body("verified", equalTo(true));

        decide(sample, Map.of("version", 2, "kind", "EXTEND", "size", 1000, "note", "全部"))
                .statusCode(201)
                .body("drawn", equalTo(42));
        decide(sample, Map.of("version", 3, "kind", "EXTEND", "size", 1, "note", "再多"))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:recheck-frame-exhausted"));
    }

    @Test
    void extendsASampleInOneTownshipOnly() {
        scene.records(campaign, VILLAGE, 20, Kind.APPRAISED);
        scene.records(campaign, VILLAGE_OF_OTHER_TOWNSHIP, 20, Kind.APPRAISED);
        UUID sample = countySample("");

        decide(sample, Map.of("version", 1, "kind", "EXTEND", "size", 5, "township", OTHER_TOWNSHIP, "note", "可疑"))
                .statusCode(201)
                .body("drawn", equalTo(5));
        get(COUNTY_REVIEWER, "/recheck-samples/" + sample).body("strata.drawn", equalTo(List.of(1, 6)));
        post(SUPERVISOR, "/recheck-samples/" + sample + "/verify", "").body("verified", equalTo(true));

        UUID whole = countySample(", \"strata\": [\"CATEGORY\"]");
        decide(whole, Map.of("version", 1, "kind", "EXTEND", "size", 5, "township", TOWNSHIP, "note", "可疑"))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:recheck-not-by-township"));
    }

    @Test
    void makesOneOfTwoDecisionsThatComeAtOnce() throws Exception {
        scene.records(campaign, VILLAGE, 100, Kind.APPRAISED);
        UUID sample = scene.sample(campaign, "0.1");
        List<Callable<Integer>> calls = Stream.of(7, 9)
                .<Callable<Integer>>map(
                        size -> () -> decide(sample, Map.of("version", 1, "kind", "EXTEND", "size", size, "note", "x"))
                                .extract()
                                .statusCode())
                .toList();
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> answer : executor.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsExactlyInAnyOrder(201, 409);
        get(COUNTY_REVIEWER, "/recheck-samples/" + sample + "/decisions").body("", hasSize(1));
        assertThat(scene.drawn(sample)).hasSizeBetween(17, 19).isNotEqualTo(18);
    }

    @Test
    void makesADecisionOnceThatIsSentTwiceAtOnce() throws Exception {
        scene.records(campaign, VILLAGE, 100, Kind.APPRAISED);
        UUID sample = scene.sample(campaign, "0.1");
        Map<String, Object> decision = Map.of("id", Given.id(), "version", 1, "kind", "EXTEND", "size", 7, "note", "x");
        Callable<Integer> call = () -> decide(sample, decision).extract().statusCode();
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> answer : executor.invokeAll(List.of(call, call, call, call))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(scene.drawn(sample)).hasSize(17);
    }

    @Test
    void returnsEveryRecordOfATownshipThatIsVerifiedAgain() {
        List<UUID> records = scene.records(campaign, VILLAGE, 40, Kind.APPRAISED);
        List<UUID> others = scene.records(campaign, VILLAGE_OF_OTHER_TOWNSHIP, 5, Kind.APPRAISED);
        UUID sample = countySample(", \"share\": 0.1");
        List<UUID> tasks = scene.tasks(sample, TOWNSHIP_REVIEWER);
        UUID open = tasks.stream()
                .filter(task -> records.contains(scene.recordOf(task)))
                .findFirst()
                .orElseThrow();
        UUID differing = Given.id();
        UUID visited = tasks.stream()
                .filter(task -> records.contains(scene.recordOf(task)) && !task.equals(open))
                .findFirst()
                .orElseThrow();
        post(TOWNSHIP_REVIEWER, "/rechecks", recheckThatDiffers(differing, visited))
                .statusCode(201);

        UUID decision = Given.id();
        decide(
                        sample,
                        Map.of(
                                "id",
                                decision,
                                "version",
                                1,
                                "kind",
                                "REVERIFY_ALL",
                                "township",
                                TOWNSHIP,
                                "note",
                                "差错过多"))
                .statusCode(201)
                .body("progress.total", equalTo(40))
                .body("progress.locked", equalTo(0))
                .body("progress.english", nullValue());

        untilFinished(sample, decision, 40);
        assertThat(count(records, "state = 'RETURNED'")).isEqualTo(40);
        assertThat(count(others, "state = 'COMPLETED'")).isEqualTo(5);
        assertThat(scene.count("""
                SELECT count(*) FROM timeline_entry WHERE verification_id = '%s' AND reason = 'RECHECK_FAILED'
                    AND note = '差错过多' AND acted_by_name = '%s'
                """.formatted(records.getFirst(), COUNTY_REVIEWER)))
                .isOne();
        get(COUNTY_REVIEWER, "/verifications/" + records.getFirst())
                .body("returned.reasons.code", contains("RECHECK_FAILED"))
                .body("returned.reasons[0].english", containsString("re-checked"))
                .body("returned.reasons[0].chinese", containsString("抽查"))
                .body("returned.note", equalTo("差错过多"));
        get(COUNTY_REVIEWER, "/rechecks/" + differing).body("settlement.action", equalTo("RETURN"));
        post(TOWNSHIP_REVIEWER, "/rechecks", recheck(Given.id(), open))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:recheck-task-not-open"));
        get(COUNTY_REVIEWER, "/recheck-samples/" + sample)
                .body("state", equalTo("OPEN"))
                .body("progress.withdrawn", equalTo(3));
        get(COUNTY_REVIEWER, "/recheck-samples/" + sample + "/evaluation")
                .body("whole.frame", equalTo(5))
                .body("townships.find { it.township == '" + TOWNSHIP + "' }.reverified", equalTo(true));
        decide(sample, Map.of("version", 2, "kind", "REVERIFY_ALL", "township", TOWNSHIP, "note", "再次"))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:recheck-township-reverified"));

        decide(sample, Map.of("version", 2, "kind", "REVERIFY_ALL", "township", OTHER_TOWNSHIP, "note", "同样"))
                .statusCode(201);
        get(COUNTY_REVIEWER, "/recheck-samples/" + sample).body("state", equalTo("REVERIFIED"));
    }

    @Test
    void tellsHowManyRecordsStayLockedInClosedVillages() {
        List<UUID> records = scene.records(campaign, VILLAGE, 10, Kind.APPRAISED);
        UUID sample = scene.sample(campaign, "0.1");
        List<UUID> locked = scene.records(campaign, NEIGHBOURING_VILLAGE, 4, Kind.APPRAISED);
        lock(locked);

        UUID decision = Given.id();
        Map<String, Object> again =
                Map.of("id", decision, "version", 1, "kind", "REVERIFY_ALL", "township", TOWNSHIP, "note", "差错过多");
        decide(sample, again)
                .statusCode(201)
                .body("progress.total", equalTo(10))
                .body("progress.locked", equalTo(4))
                .body("progress.english", containsString("4 records lie in closed villages"))
                .body("progress.chinese", containsString("4条记录"));

        untilFinished(sample, decision, 10);
        get(COUNTY_REVIEWER, "/recheck-samples/" + sample + "/decisions")
                .body("[0].progress.locked", equalTo(4))
                .body("[0].progress.english", containsString("/api/v1/change-requests"));
        assertThat(count(records, "state = 'RETURNED'")).isEqualTo(10);
        assertThat(count(locked, "state = 'LOCKED'")).isEqualTo(4);
    }

    @Test
    void extendsASampleWithoutVillagesThatWereClosedMeanwhile() {
        List<UUID> open = scene.records(campaign, VILLAGE, 30, Kind.APPRAISED);
        scene.records(campaign, NEIGHBOURING_VILLAGE, 30, Kind.APPRAISED);
        UUID sample = scene.sample(campaign, "0.1");
        List<UUID> first = scene.drawn(sample);
        scene.update("INSERT INTO campaign_village (campaign_id, village_code, phase) VALUES ('%s', '%s', 'CLOSED')"
                .formatted(campaign, NEIGHBOURING_VILLAGE));

        decide(sample, Map.of("version", 1, "kind", "EXTEND", "size", 20, "note", "样本偏小"))
                .statusCode(201)
                .body("drawn", equalTo(20));
        List<UUID> extended = scene.drawn(sample);
        assertThat(extended).startsWith(first.toArray(UUID[]::new));
        assertThat(open).containsAll(extended.subList(first.size(), extended.size()));
        get(COUNTY_REVIEWER, "/recheck-samples/" + sample)
                .body("rounds[0].closedVillages", empty())
                .body("rounds[1].closedVillages", contains(NEIGHBOURING_VILLAGE));
        post(COUNTY_REVIEWER, "/recheck-samples/" + sample + "/verify", "").body("verified", equalTo(true));
        get(COUNTY_REVIEWER, "/recheck-samples/" + sample + "/evaluation").body("whole.frame", equalTo(60));

        decide(sample, Map.of("version", 2, "kind", "EXTEND", "size", 1000, "note", "全部"))
                .statusCode(201);
        assertThat(scene.drawn(sample)).containsAll(open);
        decide(sample, Map.of("version", 3, "kind", "EXTEND", "size", 1, "note", "再多"))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:recheck-frame-exhausted"));
    }

    private void lock(List<UUID> records) {
        String ids = String.join("','", records.stream().map(UUID::toString).toList());
        for (String state : List.of("TOWNSHIP_APPROVED", "COUNTY_CONFIRMED", "LOCKED")) {
            scene.update("UPDATE verification SET state = '%s' WHERE id IN ('%s')".formatted(state, ids));
        }
    }

    /** The worker's connection is killed after a part, in the middle of the next: what was done stays, the rest follows. */
    @Test
    void goesOnWithATownshipWhereACrashHasLeftIt() throws Exception {
        List<UUID> records = scene.records(campaign, VILLAGE, 1_100, Kind.APPRAISED);
        UUID sample = scene.sample(campaign, "0.1");
        UUID decision = Given.id();
        UUID held = records.stream()
                .map(UUID::toString)
                .sorted()
                .map(UUID::fromString)
                .toList()
                .get(700);
        try (Connection holder = dataSource.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            RowSecurity.restrict(holder, RegionScope.everything());
            statement.execute("SELECT FROM verification WHERE id = '" + held + "' FOR UPDATE");
            decide(
                            sample,
                            Map.of(
                                    "id",
                                    decision,
                                    "version",
                                    1,
                                    "kind",
                                    "REVERIFY_ALL",
                                    "township",
                                    TOWNSHIP,
                                    "note",
                                    "差错过多"))
                    .statusCode(201);
            await().until(() -> blockedBy(holder), worker -> worker != 0);
            get(COUNTY_REVIEWER, "/recheck-samples/" + sample + "/decisions")
                    .body("[0].progress.returned", equalTo(500))
                    .body("[0].progress.finishedAt", equalTo(null));
            assertThat(count(records, "state = 'RETURNED'")).isEqualTo(500);
            assertThat(remaining().returning()).isTrue();

            scene.count("SELECT pg_terminate_backend(" + blockedBy(holder) + ")::int");
            holder.rollback();
        }
        untilFinished(sample, decision, 1_100);
        assertThat(count(records, "state = 'RETURNED' AND version = 3")).isEqualTo(1_100);
        assertThat(remaining().none()).isTrue();
        assertThat(scene.count("""
                SELECT count(*) FROM timeline_entry t JOIN verification v ON v.id = t.verification_id
                WHERE v.campaign_id = '%s' AND t.reason = 'RECHECK_FAILED'
                """.formatted(campaign))).isEqualTo(1_100);
        get(COUNTY_REVIEWER, "/recheck-samples/" + sample).body("state", equalTo("REVERIFIED"));
    }

    @Test
    void leavesRecordsAloneThatCameAfterTheDecision() {
        List<UUID> records = scene.records(campaign, VILLAGE, 10, Kind.APPRAISED);
        UUID sample = scene.sample(campaign, "0.1");
        List<UUID> later = scene.records(campaign, VILLAGE, 2, Kind.APPRAISED);
        scene.update("UPDATE verification SET received_at = now() + interval '1 hour' WHERE id IN ('%s', '%s')"
                .formatted(later.getFirst(), later.getLast()));
        UUID decision = Given.id();
        decide(
                        sample,
                        Map.of(
                                "id",
                                decision,
                                "version",
                                1,
                                "kind",
                                "REVERIFY_ALL",
                                "township",
                                TOWNSHIP,
                                "note",
                                "差错过多"))
                .statusCode(201);

        untilFinished(sample, decision, 10);
        assertThat(count(records, "state = 'RETURNED'")).isEqualTo(10);
        assertThat(count(later, "state = 'COMPLETED'")).isEqualTo(2);
    }

    @Test
    void refusesFieldsThatDoNotFitTheKind() {
        scene.records(campaign, VILLAGE, 10, Kind.APPRAISED);
        UUID sample = scene.sample(campaign, "0.1");

        for (Map<String, Object> body : List.<Map<String, Object>>of(
                Map.of("version", 1, "kind", "ACCEPT", "size", 3),
                Map.of("version", 1, "kind", "EXTEND"),
                Map.of("version", 1, "kind", "REVERIFY_ALL"))) {
            decide(sample, body)
                    .statusCode(400)
                    .body("type", equalTo("urn:anju:problem:recheck-decision-does-not-fit"));
        }
        for (String township : List.of(OTHER_TOWNSHIP, VILLAGE, COUNTY)) {
            decide(sample, Map.of("version", 1, "kind", "REVERIFY_ALL", "township", township, "note", "x"))
                    .statusCode(422)
                    .body("type", equalTo("urn:anju:problem:recheck-township-not-in-sample"));
        }
        decide(sample, Map.of("version", 2, "kind", "EXTEND", "size", 3, "note", "x"))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:recheck-sample-changed"));
    }

    @Test
    void letsReviewersOfTheRegionDecide() {
        scene.records(campaign, VILLAGE, 10, Kind.APPRAISED);
        UUID sample = scene.sample(campaign, "0.1");
        Map<String, Object> decision = Map.of("version", 1, "kind", "EXTEND", "size", 1, "note", "x");

        for (String user : List.of(VERIFIER, TOWNSHIP_REVIEWER, "auditor", "admin")) {
            post(user, "/recheck-samples/" + sample + "/decision", decision).statusCode(403);
        }
        for (String user : List.of(VERIFIER, "admin", "integrator")) {
            get(user, "/recheck-samples/" + sample + "/evaluation").statusCode(403);
            get(user, "/recheck-samples/" + sample + "/decisions").statusCode(403);
        }
        post(FOREIGNER, "/recheck-samples/" + sample + "/decision", decision).statusCode(404);
        get(FOREIGNER, "/recheck-samples/" + sample + "/evaluation").statusCode(404);
        get(FOREIGNER, "/recheck-samples/" + sample + "/decisions").statusCode(404);
        get(TOWNSHIP_REVIEWER, "/recheck-samples/" + sample + "/evaluation").statusCode(200);
        post(SUPERVISOR, "/recheck-samples/" + sample + "/decision", decision).statusCode(201);
        get(TOWNSHIP_REVIEWER, "/recheck-samples/" + sample + "/decisions")
                .statusCode(200)
                .body("[0].decidedBy", equalTo(SUPERVISOR));
    }

    @Test
    void hidesEveryRowFromOtherRegions() {
        scene.records(campaign, VILLAGE, 4, Kind.APPRAISED);
        UUID sample = scene.sample(campaign, "1");
        List<UUID> tasks = scene.tasks(sample, TOWNSHIP_REVIEWER);
        post(TOWNSHIP_REVIEWER, "/rechecks", recheck(Given.id(), tasks.getFirst()))
                .statusCode(201);
        decide(sample, Map.of("version", 1, "kind", "REVERIFY_ALL", "township", TOWNSHIP, "note", "x"))
                .statusCode(201);

        for (String table : List.of("recheck", "recheck_photo", "recheck_decision", "recheck_reverification")) {
            assertThat(rowsSeen(table, "622926")).as(table).isZero();
            assertThat(rowsSeen(table, "")).as(table).isZero();
            assertThat(rowsSeen(table, "622926,622927100")).as(table).isPositive();
        }
    }

    private OpenRechecks.Remaining remaining() {
        return QuarkusTransaction.requiringNew().call(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            return openRechecks.of(campaign, VILLAGE);
        });
    }

    private long rowsSeen(String table, String scope) {
        return scene.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT set_config('anju.scope', '" + scope + "', true)");
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    /** A township's sample of all records, of which so many agree and so many differ. */
    private UUID rechecked(int agreeing, int differing) {
        scene.records(campaign, VILLAGE, agreeing + differing, Kind.APPRAISED);
        UUID sample = scene.sample(campaign, "1");
        List<UUID> tasks = scene.tasks(sample, TOWNSHIP_REVIEWER);
        for (int number = 0; number < tasks.size(); number++) {
            UUID task = tasks.get(number);
            post(
                            TOWNSHIP_REVIEWER,
                            "/rechecks",
                            number < agreeing ? recheck(Given.id(), task) : recheckThatDiffers(Given.id(), task))
                    .statusCode(201);
        }
        return sample;
    }

    private UUID countySample(String more) {
        UUID id = Given.id();
        post(COUNTY_REVIEWER, "/recheck-samples", sampleBody(id, campaign, COUNTY, "COUNTY", more))
                .statusCode(201);
        return id;
    }

    private void untilFinished(UUID sample, UUID decision, int returned) {
        await().untilAsserted(() -> get(COUNTY_REVIEWER, "/recheck-samples/" + sample + "/decisions")
                .body("find { it.id == '" + decision + "' }.progress.returned", equalTo(returned))
                .body("find { it.id == '" + decision + "' }.progress.finishedAt != null", equalTo(true)));
    }

    private long count(List<UUID> records, String condition) {
        String ids = String.join("','", records.stream().map(UUID::toString).toList());
        return scene.count("SELECT count(*) FROM verification WHERE id IN ('" + ids + "') AND " + condition);
    }

    /** The server process that waits for a lock of the connection's, or 0. */
    private static int blockedBy(Connection holder) throws SQLException {
        try (Statement statement = holder.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT coalesce(max(pid), 0) FROM pg_stat_activity
                        WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))
                        """)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> copy = new HashMap<>(body);
        copy.put(field, value);
        return copy;
    }

    private static ValidatableResponse decide(UUID sample, Map<String, Object> body) {
        return post(COUNTY_REVIEWER, "/recheck-samples/" + sample + "/decision", body);
    }
}
