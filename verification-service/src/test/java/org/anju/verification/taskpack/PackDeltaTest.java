package org.anju.verification.taskpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.record.RecordStep;
import org.anju.verification.testsupport.Api;
import org.anju.verification.testsupport.FakeRegistry;
import org.anju.verification.testsupport.FieldWork;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeRegistry.class)
class PackDeltaTest {

    private static final String VILLAGE = "622927100201";
    private static final String NEXT_VILLAGE = "622927100202";
    /** Nobody records anything here, so that nothing is found there by and by. */
    private static final String QUIET_VILLAGE = "622927106201";

    private static final String SUPERVISOR = "prefecture-6229";
    private static final String NEW_HOUSEHOLD = "INSERT INTO household VALUES (?, ?, ?, NULL, 2, true, 1)";
    private static final String NEW_FINDING = """
            INSERT INTO record_finding (verification_id, village_code, rule, severity, field, english, chinese, found_at)
            VALUES (?, ?, 'Q17', 'REVIEW', 'assuranceMode', 'x', 'x', now())
            """;

    @Inject
    Given given;

    @Inject
    FieldWork work;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    PackVersions versions;

    @Inject
    VillageChanges changes;

    @Inject
    TaskPackConfig config;

    @Inject
    MeterRegistry metrics;

    @Inject
    Clock clock;

    @Inject
    CampaignService campaigns;

    @Inject
    PackHeadings headings;

    private UUID campaign;
    private UUID household;
    private UUID neighbour;

    @BeforeEach
    void villageWithTwoHouseholds() {
        campaign = given.campaign();
        household = given.household(VILLAGE);
        neighbour = given.household(VILLAGE);
    }

    @Test
    void tellsOnlyWhatChanged() {
        Pack before = Pack.fetch(VILLAGE, campaign);
        work.submitted(VILLAGE, campaign, household);

        Pack delta = Pack.fetch(VILLAGE, campaign, before.cursor());

        assertThat(delta.full()).isFalse();
        assertThat(delta.households()).containsExactly(household.toString());
        assertThat(delta.household(household).getString("state")).isEqualTo("SUBMITTED");
        assertThat(Pack.fetch(VILLAGE, campaign, delta.cursor()).lines()).isEmpty();
    }

    @Test
    void showsEachStepOfARecordInTheNextPack() {
        String cursor = Pack.fetch(VILLAGE, campaign).cursor();
        UUID record = work.submitted(VILLAGE, campaign, household);
        cursor = assertState(cursor, "SUBMITTED");
        work.change(
                "UPDATE verification SET state = 'COMPLETED', version = version + 1, completed_at = now() WHERE id = ?",
                record);
        cursor = assertState(cursor, "COMPLETED");
        work.move(RecordStep.APPROVE, record, null);
        cursor = assertState(cursor, "TOWNSHIP_APPROVED");
        work.move(RecordStep.RETURN, record, "PHOTO_BLURRED");
        Pack returned = Pack.fetch(VILLAGE, campaign, cursor);
        assertThat(returned.household(household).getString("state")).isEqualTo("RETURNED");
        assertThat(returned.household(household).getString("returnReason")).isEqualTo("PHOTO_BLURRED");

        UUID second = work.submitted(VILLAGE, campaign, household);
        JsonObject corrected = Pack.fetch(VILLAGE, campaign, returned.cursor()).household(household);
        assertThat(corrected.getString("verificationId")).isEqualTo(second.toString());
        assertThat(corrected.getInteger("revision")).isEqualTo(2);
        assertThat(corrected.containsKey("returnReason")).isFalse();
    }

    /** A verifier without network mends by what the pack says. */
    @Test
    void saysInTheReviewersWordsWhatToMend() {
        UUID record = completed();
        Pack before = Pack.fetch(VILLAGE, campaign);
        giveBack(record, "请补拍正面照片").statusCode(200);
        Pack returned = Pack.fetch(VILLAGE, campaign, before.cursor());
        assertThat(returned.households()).containsExactly(household.toString());
        assertThat(returned.household(household).getString("returnReason")).isEqualTo("PHOTO_UNCLEAR");
        assertThat(returned.household(household).getString("returnNote")).isEqualTo("请补拍正面照片");

        UUID second = completed();
        Pack corrected = Pack.fetch(VILLAGE, campaign, returned.cursor());
        assertThat(corrected.household(household).containsKey("returnNote")).isFalse();
        giveBack(second, "侧面仍不清楚").statusCode(200);
        Pack again = Pack.fetch(VILLAGE, campaign, corrected.cursor());
        assertThat(again.household(household).getString("returnNote")).isEqualTo("侧面仍不清楚");
    }

    /** Only its words differ, as when somebody returns it for the same reason before the phone has asked again. */
    @Test
    void tellsOfANoteThatAloneIsAnother() {
        UUID record = completed();
        giveBack(record, "请补拍正面照片").statusCode(200);
        Pack before = Pack.fetch(VILLAGE, campaign);
        work.change("""
                INSERT INTO timeline_entry (verification_id, village_code, step, from_state, to_state, reason, note, acted_by,
                    acted_by_name, acted_at)
                SELECT verification_id, village_code, step, from_state, to_state, reason, '请补拍侧面照片', acted_by,
                    acted_by_name, acted_at
                FROM timeline_entry WHERE verification_id = ? AND to_state = 'RETURNED'
                """, record);
        work.change("UPDATE verification SET version = version + 1 WHERE id = ?", record);

        Pack delta = Pack.fetch(VILLAGE, campaign, before.cursor());
        assertThat(delta.households()).containsExactly(household.toString());
        assertThat(delta.household(household).getString("returnNote")).isEqualTo("请补拍侧面照片");
        assertThat(delta.cursor()).isNotEqualTo(before.cursor());
    }

    private UUID completed() {
        UUID record = work.submitted(VILLAGE, campaign, household);
        work.change(
                "UPDATE verification SET state = 'COMPLETED', version = version + 1, completed_at = now() WHERE id = ?",
                record);
        return record;
    }

    private static ValidatableResponse giveBack(UUID record, String note) {
        return Api.post(
                "township-622927100000",
                "/verifications/" + record + "/return",
                "{\"reasons\": [\"PHOTO_UNCLEAR\"], \"note\": \"%s\"}".formatted(note));
    }

    private String assertState(String since, String state) {
        Pack delta = Pack.fetch(VILLAGE, campaign, since);
        assertThat(delta.households()).containsExactly(household.toString());
        assertThat(delta.household(household).getString("state")).isEqualTo(state);
        return delta.cursor();
    }

    @Test
    void countsOpenFindings() {
        UUID record = work.submitted(VILLAGE, campaign, household);
        Pack before = Pack.fetch(VILLAGE, campaign);
        work.change(NEW_FINDING, record, VILLAGE);

        Pack found = Pack.fetch(VILLAGE, campaign, before.cursor());
        assertThat(found.household(household).getInteger("openFindings")).isEqualTo(1);

        work.change("UPDATE record_finding SET settled_at = now() WHERE verification_id = ?", record);
        Pack settled = Pack.fetch(VILLAGE, campaign, found.cursor());
        assertThat(settled.household(household).getInteger("openFindings")).isZero();
    }

    @Test
    void tellsOfAHouseholdThatLeftTheRoster() {
        Pack before = Pack.fetch(VILLAGE, campaign);
        work.remove(neighbour);

        Pack delta = Pack.fetch(VILLAGE, campaign, before.cursor());

        assertThat(delta.removals()).containsExactly(neighbour.toString());
        assertThat(delta.households()).isEmpty();
        assertThat(delta.heading().getInteger("households"))
                .isEqualTo(before.heading().getInteger("households") - 1);
        assertThat(Pack.fetch(VILLAGE, campaign).households()).doesNotContain(neighbour.toString());
    }

    @Test
    void tellsOfAHouseholdThatCameBack() {
        work.remove(neighbour);
        Pack without = Pack.fetch(VILLAGE, campaign);
        work.change("UPDATE household SET active = true, version = version + 1 WHERE id = ?", neighbour);

        Pack delta = Pack.fetch(VILLAGE, campaign, without.cursor());

        assertThat(delta.households()).containsExactly(neighbour.toString());
        assertThat(delta.removals()).isEmpty();
    }

    @Test
    void takesAHouseholdThatMovesWithItsRecordFromOneVillageToTheOther() {
        UUID record = work.submitted(VILLAGE, campaign, household);
        Pack left = Pack.fetch(VILLAGE, campaign);
        Pack entered = Pack.fetch(NEXT_VILLAGE, campaign);
        work.moveTo(NEXT_VILLAGE, household);

        assertThat(Pack.fetch(VILLAGE, campaign, left.cursor()).removals()).containsExactly(household.toString());
        Pack arrival = Pack.fetch(NEXT_VILLAGE, campaign, entered.cursor());
        assertThat(arrival.household(household).getString("verificationId")).isEqualTo(record.toString());

        work.move(RecordStep.RETURN, record, "GRADE_UNPROVEN");
        Pack later = Pack.fetch(NEXT_VILLAGE, campaign, arrival.cursor());
        assertThat(later.household(household).getString("state")).isEqualTo("RETURNED");
    }

    @Test
    void tellsOfThePhaseOfTheVillage() {
        Pack before = Pack.fetch(VILLAGE, campaign);
        work.change("INSERT INTO campaign_village VALUES (?, ?, 'CLOSED', 1)", campaign, VILLAGE);

        Pack delta = Pack.fetch(VILLAGE, campaign, before.cursor());

        assertThat(delta.heading().getString("phase")).isEqualTo("CLOSED");
        assertThat(delta.cursor()).isNotEqualTo(before.cursor());
        assertThat(delta.lines()).isEmpty();
    }

    /** As GET /villages says, and as records are taken. */
    @Test
    void saysThatAVillageIsOpenWhoseRosterCameAfterItsRegionWasOpened() {
        opensByVillage();
        open("622927104000");
        String late = "622927104204";
        given.household(late);
        assertThat(phase(late)).isEqualTo("OPEN");

        String elsewhere = "622927105204";
        given.household(elsewhere);
        assertThat(phase(elsewhere)).isEqualTo("PREPARED");
    }

    @Test
    void tellsAVillageOfWhichNothingIsKnownThatItsCountyWasOpened() {
        opensByVillage();
        String unknown = "622927104205";
        Pack before = Pack.fetch(unknown, campaign);
        assertThat(before.heading().getString("phase")).isEqualTo("PREPARED");
        assertThat(Pack.fetch(unknown, campaign, before.cursor()).cursor()).isEqualTo(before.cursor());

        open("622927000000");
        Pack opened = Pack.fetch(unknown, campaign, before.cursor());
        assertThat(opened.heading().getString("phase")).isEqualTo("OPEN");
        assertThat(opened.cursor()).isNotEqualTo(before.cursor());
        assertThat(opened.full()).isFalse();
        assertThat(opened.lines()).isEmpty();
    }

    private String phase(String village) {
        String phase = Pack.fetch(village, campaign).heading().getString("phase");
        Api.get(SUPERVISOR, "/campaigns/" + campaign + "/villages?region=" + village)
                .statusCode(200)
                .body("items.phase", contains(phase));
        return phase;
    }

    private void opensByVillage() {
        campaign = Given.id();
        Api.post(SUPERVISOR, "/campaigns", """
                {"id": "%s", "name": "Test", "regions": ["622900000000"], "startsOn": "%s", "deadline": "%s",
                 "ruleSet": "2020", "opening": "BY_VILLAGE"}
                """.formatted(campaign, Given.STARTS_ON, Given.DEADLINE))
                .statusCode(201);
    }

    private void open(String region) {
        Api.post(SUPERVISOR, "/campaigns/" + campaign + "/villages/open", "{\"regions\": [\"%s\"]}".formatted(region))
                .statusCode(200);
    }

    /** The transaction that begins first has the lower number, and commits last. */
    @Test
    void missesNothingOfATransactionThatCommitsLate() throws SQLException {
        String first = Pack.fetch(VILLAGE, campaign).cursor();
        UUID late = Given.id();
        UUID early = Given.id();
        Pack meanwhile;
        try (Connection heldOpen = work.open()) {
            FieldWork.execute(heldOpen, NEW_HOUSEHOLD, late, late.toString(), VILLAGE);
            work.change(NEW_HOUSEHOLD, early, early.toString(), VILLAGE);
            meanwhile = Pack.fetch(VILLAGE, campaign, first);
            assertThat(meanwhile.households()).containsExactly(early.toString());
            assertThat(Pack.fetch(VILLAGE, campaign, meanwhile.cursor()).lines())
                    .isEmpty();
            heldOpen.commit();
        }
        Pack afterwards = Pack.fetch(VILLAGE, campaign, meanwhile.cursor());
        assertThat(afterwards.households()).containsExactly(late.toString());
        assertThat(Pack.fetch(VILLAGE, campaign).households()).contains(late.toString(), early.toString());
    }

    @Test
    void forgetsWhatEndedHoursAgoAndNothingThatWasOpenThen() throws SQLException {
        SettableClock hours = new SettableClock(clock.instant());
        VillageChanges forgetful = new VillageChanges(dataSource, hours);
        String before = snapshot();
        work.change(NEW_HOUSEHOLD, Given.id(), "ended", QUIET_VILLAGE);
        assertThat(forgetful.since(before, QUIET_VILLAGE).changed()).isTrue();
        UUID late = Given.id();
        try (Connection heldOpen = work.open()) {
            FieldWork.execute(heldOpen, NEW_HOUSEHOLD, late, late.toString(), NEXT_VILLAGE);
            forgetful.forget();
            hours.advance(Duration.ofHours(3));
            heldOpen.commit();
        }
        forgetful.forget();

        assertThat(forgetful.since(before, QUIET_VILLAGE).changed()).isFalse();
        assertThat(forgetful.since(before, NEXT_VILLAGE).changed()).isTrue();
    }

    private String snapshot() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_current_snapshot()::text")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void givesTheWholePackToWhomADeltaWouldNotSayAll() {
        Pack pack = Pack.fetch(VILLAGE, campaign);
        PackCursor held = PackCursor.fromString(pack.cursor());
        String ofAnotherCampaign = Pack.fetch(VILLAGE, given.campaign()).cursor();
        String ofAnotherVillage = Pack.fetch(NEXT_VILLAGE, campaign).cursor();
        String tooOld = held.at(held.version() - 1).toString();
        String ofTheFuture = held.at(held.version() + 1).toString();

        for (String cursor : List.of(ofAnotherCampaign, ofAnotherVillage, tooOld, ofTheFuture)) {
            Pack answer = Pack.fetch(VILLAGE, campaign, cursor);
            assertThat(answer.full()).isTrue();
            assertThat(answer.households()).hasSameElementsAs(pack.households());
            assertThat(answer.cursor()).isEqualTo(pack.cursor());
        }
    }

    @Test
    void forgetsRemovalsOfLongAgoAndGivesTheWholePackInstead() {
        Pack before = Pack.fetch(VILLAGE, campaign);
        work.remove(neighbour);
        Pack without = Pack.fetch(VILLAGE, campaign, before.cursor());
        long longAgo = clock.millis() - config.keepRemovals().toMillis() - 1;
        String age = "UPDATE %s SET version = ? WHERE campaign_id = ? AND village_code = ?";
        work.change(age.formatted("task_pack_line") + " AND digest IS NULL", longAgo, campaign, VILLAGE);
        work.change(age.formatted("task_pack").replace("version = ?", "told_from = ?"), longAgo - 1, campaign, VILLAGE);
        work.submitted(VILLAGE, campaign, household);

        assertThat(Pack.fetch(VILLAGE, campaign, without.cursor()).full()).isFalse();
        PackCursor held = PackCursor.fromString(before.cursor());
        String ancient = held.at(longAgo - 1).toString();
        assertThat(Pack.fetch(VILLAGE, campaign, ancient).full()).isTrue();
    }

    @Test
    void isTheSameThroughEveryInstance() {
        PackShelf other = new PackShelf(versions, changes, config, metrics, clock);
        PackKey key = new PackKey(campaign, VILLAGE);
        PackHeading heading = headings.of(campaigns.find(campaign).orElseThrow());

        Pack here = Pack.fetch(VILLAGE, campaign);
        TaskPack there = other.current(key, heading);
        assertThat(there.version())
                .isEqualTo(PackCursor.fromString(here.cursor()).version());
        assertThat(other.current(key, heading)).isSameAs(there);

        work.submitted(VILLAGE, campaign, household);
        Pack delta = Pack.fetch(VILLAGE, campaign, here.cursor());
        TaskPack after = other.current(key, heading);
        assertThat(after.version())
                .isEqualTo(PackCursor.fromString(delta.cursor()).version());
        assertThat(after.lines())
                .filteredOn(line -> line.since() > there.version())
                .extracting(TaskPack.Line::id)
                .containsExactly(household);
    }

    @Test
    void isMadeOnceForManyWhoAskAtTheSameTime() throws Exception {
        MeterRegistry made = new SimpleMeterRegistry();
        PackShelf fresh = new PackShelf(versions, changes, config, made, clock);
        PackKey key = new PackKey(campaign, VILLAGE);
        PackHeading heading = headings.of(campaigns.find(campaign).orElseThrow());

        List<TaskPack> packs = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(16)) {
            List<Callable<TaskPack>> calls = new ArrayList<>();
            for (int call = 0; call < 16; call++) {
                calls.add(() -> fresh.current(key, heading));
            }
            for (Future<TaskPack> answer : executor.invokeAll(calls)) {
                packs.add(answer.get());
            }
        }
        assertThat(packs).hasSize(16).allSatisfy(pack -> assertThat(pack).isSameAs(packs.getFirst()));
        assertThat(made.counter("anju_task_packs_made").count()).isEqualTo(1);
    }

    @Test
    void agreesWithTheWholePackAfterManyRandomChanges() {
        Pack held = Pack.fetch(VILLAGE, campaign);
        Map<String, JsonObject> phone = new TreeMap<>();
        householdsOf(held).forEach(line -> phone.put(line.getString("householdId"), line));
        Random random = new Random(7);
        List<UUID> mine = new ArrayList<>(List.of(household, neighbour));
        for (int round = 0; round < 20; round++) {
            switch (random.nextInt(4)) {
                case 0 -> mine.add(given.household(VILLAGE));
                case 1 -> work.moveTo(NEXT_VILLAGE, mine.get(random.nextInt(mine.size())));
                case 2 -> work.moveTo(VILLAGE, mine.get(random.nextInt(mine.size())));
                default ->
                    work.change(
                            "UPDATE household SET member_count = ?, version = version + 1 WHERE id = ?",
                            random.nextInt(9),
                            mine.get(random.nextInt(mine.size())));
            }
            if (random.nextBoolean()) {
                Pack delta = Pack.fetch(VILLAGE, campaign, held.cursor());
                assertThat(delta.full()).isFalse();
                delta.removals().forEach(phone::remove);
                householdsOf(delta).forEach(line -> phone.put(line.getString("householdId"), line));
                held = delta;
                Pack whole = Pack.fetch(VILLAGE, campaign);
                assertThat(phone.values()).containsExactlyInAnyOrderElementsOf(householdsOf(whole));
            }
        }
    }

    private static List<JsonObject> householdsOf(Pack pack) {
        return pack.lines().stream()
                .filter(line -> line.getString("kind").equals("household"))
                .toList();
    }
}
