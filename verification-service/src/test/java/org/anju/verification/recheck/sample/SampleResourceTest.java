package org.anju.verification.recheck.sample;

import static org.anju.verification.recheck.Scene.COUNTY;
import static org.anju.verification.recheck.Scene.COUNTY_REVIEWER;
import static org.anju.verification.recheck.Scene.FOREIGNER;
import static org.anju.verification.recheck.Scene.SUPERVISOR;
import static org.anju.verification.recheck.Scene.TOWNSHIP;
import static org.anju.verification.recheck.Scene.TOWNSHIP_REVIEWER;
import static org.anju.verification.recheck.Scene.VERIFIER;
import static org.anju.verification.recheck.Scene.VILLAGE;
import static org.anju.verification.recheck.Scene.VILLAGE_OF_OTHER_TOWNSHIP;
import static org.anju.verification.recheck.Scene.get;
import static org.anju.verification.recheck.Scene.post;
import static org.anju.verification.recheck.Scene.sampleBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.anju.verification.recheck.Scene;
import org.anju.verification.recheck.Scene.Kind;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SampleResourceTest {

    @Inject
    Given given;

    @Inject
    Scene scene;

    private UUID campaign;

    @BeforeEach
    void aCampaign() {
        campaign = given.campaign();
    }

    @Test
    void drawsFromEachTownshipAndCategoryInProportion() {
        scene.records(campaign, VILLAGE, 60, Kind.APPRAISED);
        scene.records(campaign, VILLAGE, 30, Kind.WITH_KIN);
        scene.records(campaign, VILLAGE_OF_OTHER_TOWNSHIP, 8, Kind.APPRAISED);

        draw(SUPERVISOR, sampleBody(Given.id(), campaign, COUNTY, "COUNTY", ", \"share\": 0.1"))
                .statusCode(201)
                .body("frameSize", equalTo(98))
                .body("state", equalTo("OPEN"))
                .body("seedGiven", equalTo(false))
                .body("seed.length()", equalTo(32))
                .body(
                        "strata.stratum",
                        equalTo(List.of(
                                "622927100/APPRAISED_SAFE", "622927100/PROVIDED_SAFE", "622927101/APPRAISED_SAFE")))
                .body("strata.drawn", equalTo(List.of(6, 3, 1)))
                .body("progress.drawn", equalTo(10))
                .body("progress.open", equalTo(10));
    }

    @Test
    void drawsTheLeastShareOfItsLevelWhereNoneIsGiven() {
        scene.records(campaign, VILLAGE, 100, Kind.APPRAISED);

        draw(COUNTY_REVIEWER, sampleBody(Given.id(), campaign, COUNTY, "COUNTY", ""))
                .body("progress.drawn", equalTo(5));
        draw(TOWNSHIP_REVIEWER, sampleBody(Given.id(), campaign, TOWNSHIP, "TOWNSHIP", ""))
                .body("progress.drawn", equalTo(10));
    }

    @Test
    void drawsTheSameRecordsAgainByTheSameSeedAndOthersByAnother() {
        scene.records(campaign, VILLAGE, 200, Kind.APPRAISED);
        UUID first = Given.id();
        UUID again = Given.id();
        UUID other = Given.id();
        draw(COUNTY_REVIEWER, sampleBody(first, campaign, COUNTY, "COUNTY", ", \"seed\": \"20200616\""));
        draw(COUNTY_REVIEWER, sampleBody(again, campaign, COUNTY, "COUNTY", ", \"seed\": \"20200616\""));
        draw(COUNTY_REVIEWER, sampleBody(other, campaign, COUNTY, "COUNTY", ", \"seed\": \"20200617\""));

        assertThat(scene.drawn(again)).isEqualTo(scene.drawn(first));
        assertThat(scene.drawn(other)).isNotEqualTo(scene.drawn(first));
    }

    @Test
    void stratifiesBySituationWhereAsked() {
        scene.records(campaign, VILLAGE, 20, Kind.APPRAISED);
        scene.records(campaign, VILLAGE, 2, Kind.APPRAISED.situation("LOCKED_ABSENT"));

        draw(
                        COUNTY_REVIEWER,
                        sampleBody(
                                Given.id(),
                                campaign,
                                COUNTY,
                                "COUNTY",
                                ", \"strata\": [\"SITUATION\", \"TOWNSHIP\", \"CATEGORY\"]"))
                .statusCode(201)
                .body(
                        "strata.stratum",
                        equalTo(List.of("622927100/APPRAISED_SAFE/-", "622927100/APPRAISED_SAFE/LOCKED_ABSENT")))
                .body("strata.drawn", equalTo(List.of(2, 1)));
    }

    @Test
    void alwaysDrawsWhatLooksUnsafe() {
        scene.records(campaign, VILLAGE, 50, Kind.APPRAISED);
        List<UUID> suspicious =
                scene.records(campaign, VILLAGE, 3, Kind.APPRAISED.situation("LOOKS_UNSAFE_BUT_APPRAISED"));
        UUID sample = Given.id();

        draw(COUNTY_REVIEWER, sampleBody(sample, campaign, COUNTY, "COUNTY", ""))
                .body("progress.drawn", equalTo(6));
        assertThat(scene.drawn(sample)).containsAll(suspicious);
    }

    @Test
    void drawsFromRecordsOnlyThatCouldBeAccepted() {
        List<UUID> records = scene.records(campaign, VILLAGE, 6, Kind.APPRAISED);
        scene.records(given.campaign(), VILLAGE, 1, Kind.APPRAISED);
        move(records.get(1), "RETURNED");
        scene.update("UPDATE verification SET standing = 'SUPERSEDED' WHERE id = '" + records.get(2) + "'");
        scene.update("UPDATE household SET active = false WHERE id = '" + scene.householdOf(records.get(3)) + "'");
        move(records.get(4), "TOWNSHIP_APPROVED");
        for (String state : List.of("TOWNSHIP_APPROVED", "COUNTY_CONFIRMED", "LOCKED")) {
            move(records.get(5), state);
        }
        UUID sample = Given.id();

        draw(COUNTY_REVIEWER, sampleBody(sample, campaign, COUNTY, "COUNTY", ", \"share\": 1"));
        assertThat(scene.drawn(sample)).containsExactlyInAnyOrder(records.get(0), records.get(4));
    }

    @Test
    void tellsWhyRecordsWeighMore() {
        scene.records(
                campaign,
                VILLAGE,
                1,
                Kind.APPRAISED.situation("LOCKED_ABSENT").details("{\"access\": \"EXTERIOR_ONLY\"}"));
        List<UUID> found = scene.records(campaign, VILLAGE, 1, Kind.APPRAISED.by("verifier-hasty"));
        scene.update("""
                INSERT INTO record_finding (verification_id, village_code, rule, severity, field, english, chinese, found_at)
                VALUES ('%s', '%s', 'Q14', 'REVIEW', 'visitedAt', 'fast', '快', now())
                """.formatted(found.getFirst(), VILLAGE));
        UUID sample = Given.id();
        draw(COUNTY_REVIEWER, sampleBody(sample, campaign, COUNTY, "COUNTY", ""));

        List<List<String>> risks = get("auditor", "/recheck-samples/" + sample + "/frame")
                .statusCode(200)
                .body("items.weight", hasItems(600, 900))
                .extract()
                .jsonPath()
                .getList("items.risks");
        assertThat(risks)
                .containsExactlyInAnyOrder(
                        List.of("SITUATION", "NOT_ENTERED"), List.of("UNSETTLED_FINDING", "VERIFIER_WITH_FINDINGS"));
    }

    @Test
    void handsOutTheFrameInPages() {
        List<UUID> records = scene.records(campaign, VILLAGE, 5, Kind.APPRAISED);
        UUID sample = Given.id();
        draw(COUNTY_REVIEWER, sampleBody(sample, campaign, COUNTY, "COUNTY", ""));

        List<UUID> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = get(SUPERVISOR, "/recheck-samples/" + sample + "/frame?limit=2" + cursor)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.verificationId", UUID.class));
            cursor = page.getString("cursor") == null ? null : "&cursor=" + page.getString("cursor");
        } while (cursor != null);
        assertThat(seen)
                .containsExactlyElementsOf(records.stream()
                        .map(UUID::toString)
                        .sorted()
                        .map(UUID::fromString)
                        .toList());
    }

    @Test
    void drawsOnceHoweverOftenItIsSent() throws Exception {
        scene.records(campaign, VILLAGE, 20, Kind.APPRAISED);
        UUID id = Given.id();
        String body = sampleBody(id, campaign, COUNTY, "COUNTY", ", \"share\": 0.10");
        List<Callable<Integer>> calls = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(
                        time -> () -> draw(COUNTY_REVIEWER, body).extract().statusCode())
                .toList();
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> answer : executor.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(scene.drawn(id)).hasSize(2);
        draw(COUNTY_REVIEWER, body.replace("0.10", "0.1")).statusCode(200);
        draw(COUNTY_REVIEWER, body.replace("0.10", "0.2"))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:recheck-id-taken"));
    }

    @Test
    void verifiesThatTheDrawCanBeRepeated() {
        scene.records(campaign, VILLAGE, 100, Kind.APPRAISED);
        UUID sample = Given.id();
        draw(COUNTY_REVIEWER, sampleBody(sample, campaign, COUNTY, "COUNTY", ""));

        post("auditor", "/recheck-samples/" + sample + "/verify", "")
                .statusCode(200)
                .body("verified", equalTo(true))
                .body("drawn", equalTo(5))
                .body("drawnAgain", equalTo(5));
    }

    @Test
    void noticesATaskThatWasTakenAway() {
        scene.records(campaign, VILLAGE, 100, Kind.APPRAISED);
        UUID sample = Given.id();
        draw(COUNTY_REVIEWER, sampleBody(sample, campaign, COUNTY, "COUNTY", ""));
        UUID taken = scene.drawn(sample).getFirst();
        scene.update(
                "DELETE FROM recheck_task WHERE sample_id = '%s' AND verification_id = '%s'".formatted(sample, taken));

        post(COUNTY_REVIEWER, "/recheck-samples/" + sample + "/verify", "")
                .statusCode(200)
                .body("verified", equalTo(false))
                .body("missing", equalTo(List.of(taken.toString())));
    }

    @Test
    void noticesARecordThatWasPutIntoTheFrame() {
        scene.records(campaign, VILLAGE, 100, Kind.APPRAISED);
        UUID sample = Given.id();
        draw(COUNTY_REVIEWER, sampleBody(sample, campaign, COUNTY, "COUNTY", ""));
        scene.update("""
                INSERT INTO recheck_frame VALUES ('%s', '%s', '%s', '%s', '622927100/APPRAISED_SAFE', 100, false, '{}',
                    'APPRAISED_SAFE', 'nobody')
                """.formatted(sample, Given.id(), Given.id(), VILLAGE));

        post(TOWNSHIP_REVIEWER, "/recheck-samples/" + sample + "/verify", "").statusCode(404);
        JsonPath verified = post(COUNTY_REVIEWER, "/recheck-samples/" + sample + "/verify", "")
                .statusCode(200)
                .body("verified", equalTo(false))
                .extract()
                .jsonPath();
        assertThat(verified.getString("frameDigestNow")).isNotEqualTo(verified.getString("frameDigest"));
    }

    @Test
    void letsNobodyChangeWhatWasDrawnFrom() {
        scene.records(campaign, VILLAGE, 10, Kind.APPRAISED);
        UUID sample = Given.id();
        draw(COUNTY_REVIEWER, sampleBody(sample, campaign, COUNTY, "COUNTY", ""));

        for (String change : List.of(
                "UPDATE recheck_frame SET weight = 1",
                "DELETE FROM recheck_frame",
                "UPDATE recheck_round SET size = 1",
                "DELETE FROM recheck_round")) {
            assertThatThrownBy(() -> scene.update(change + " WHERE sample_id = '" + sample + "'"))
                    .rootCause()
                    .hasMessageContaining("stays as it was");
        }
    }

    @Test
    void refusesASmallerShareThanTheRuleAsks() {
        scene.records(campaign, VILLAGE, 10, Kind.APPRAISED);

        draw(COUNTY_REVIEWER, sampleBody(Given.id(), campaign, COUNTY, "COUNTY", ", \"share\": 0.04"))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:recheck-share-too-small"))
                .body("violations[0].field", equalTo("share"));
    }

    @Test
    void refusesWhereThereIsNothingToDrawFrom() {
        draw(COUNTY_REVIEWER, sampleBody(Given.id(), campaign, COUNTY, "COUNTY", ""))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:recheck-frame-empty"));
    }

    @Test
    void refusesARegionOutsideTheCampaign() {
        UUID elsewhere = given.campaign("622926000000");

        draw(COUNTY_REVIEWER, sampleBody(Given.id(), elsewhere, COUNTY, "COUNTY", ""))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:recheck-region-outside-campaign"));
        draw(COUNTY_REVIEWER, sampleBody(Given.id(), Given.id(), COUNTY, "COUNTY", ""))
                .statusCode(404);
    }

    @Test
    void refusesARegionSmallerThanTheLevel() {
        draw(COUNTY_REVIEWER, sampleBody(Given.id(), campaign, TOWNSHIP, "COUNTY", ""))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:recheck-region-too-small"));
    }

    @Test
    void leavesTheCountysSamplesToTheCounty() {
        draw(TOWNSHIP_REVIEWER, sampleBody(Given.id(), campaign, TOWNSHIP, "COUNTY", ""))
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:recheck-level-not-yours"));
    }

    @Test
    void listsTheSamplesOfARegion() {
        scene.records(campaign, VILLAGE, 10, Kind.APPRAISED);
        UUID county = Given.id();
        UUID township = Given.id();
        draw(COUNTY_REVIEWER, sampleBody(county, campaign, COUNTY, "COUNTY", ""));
        draw(TOWNSHIP_REVIEWER, sampleBody(township, campaign, TOWNSHIP, "TOWNSHIP", ""));

        list("auditor", COUNTY).body("items.id", equalTo(List.of(county.toString(), township.toString())));
        list(TOWNSHIP_REVIEWER, TOWNSHIP)
                .body("items.id", hasItem(township.toString()))
                .body("items.id", not(hasItem(county.toString())));
        JsonPath page = get(
                        COUNTY_REVIEWER, "/recheck-samples?limit=1&region=%s&campaign=%s".formatted(COUNTY, campaign))
                .body("items", hasSize(1))
                .extract()
                .jsonPath();
        get(
                        COUNTY_REVIEWER,
                        "/recheck-samples?limit=1&region=%s&campaign=%s&cursor=%s"
                                .formatted(COUNTY, campaign, page.getString("cursor")))
                .body("items.id", equalTo(List.of(township.toString())))
                .body("cursor", equalTo(null));
    }

    @Test
    void showsNothingToOtherRegions() {
        scene.records(campaign, VILLAGE, 10, Kind.APPRAISED);
        UUID sample = Given.id();
        draw(COUNTY_REVIEWER, sampleBody(sample, campaign, COUNTY, "COUNTY", ""));

        draw(FOREIGNER, sampleBody(Given.id(), campaign, COUNTY, "COUNTY", "")).statusCode(403);
        list(FOREIGNER, COUNTY).statusCode(403);
        get(FOREIGNER, "/recheck-samples/" + sample).statusCode(404);
        get(TOWNSHIP_REVIEWER, "/recheck-samples/" + sample).statusCode(404);
        post(FOREIGNER, "/recheck-samples/" + sample + "/verify", "").statusCode(404);
        assertThat(rowsSeen("622926")).isZero();
        assertThat(rowsSeen("622927")).isPositive();
    }

    @Test
    void admitsRolesThatFollowSamples() {
        scene.records(campaign, VILLAGE, 10, Kind.APPRAISED);
        UUID sample = Given.id();
        draw(COUNTY_REVIEWER, sampleBody(sample, campaign, COUNTY, "COUNTY", ""));
        get("auditor", "/recheck-samples/" + sample).statusCode(200);

        for (String user : List.of(VERIFIER, "admin", "integrator")) {
            draw(user, sampleBody(Given.id(), campaign, TOWNSHIP, "TOWNSHIP", ""))
                    .statusCode(403);
            list(user, TOWNSHIP).statusCode(403);
            get(user, "/recheck-samples/" + sample).statusCode(403);
            get(user, "/recheck-samples/" + sample + "/frame").statusCode(403);
            post(user, "/recheck-samples/" + sample + "/verify", "").statusCode(403);
        }
        draw("auditor", sampleBody(Given.id(), campaign, COUNTY, "COUNTY", "")).statusCode(403);
        get(COUNTY_REVIEWER, "/recheck-samples/" + sample + "/frame").statusCode(403);
    }

    private long rowsSeen(String scope) {
        return scene.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT set_config('anju.scope', '" + scope + "', true)");
                try (ResultSet row = statement.executeQuery("""
                        SELECT (SELECT count(*) FROM recheck_sample) + (SELECT count(*) FROM recheck_frame)
                            + (SELECT count(*) FROM recheck_round) + (SELECT count(*) FROM recheck_task)
                        """)) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    private void move(UUID record, String state) {
        scene.update("UPDATE verification SET state = '%s' WHERE id = '%s'".formatted(state, record));
    }

    private static ValidatableResponse draw(String user, String body) {
        return post(user, "/recheck-samples", body);
    }

    private ValidatableResponse list(String user, String region) {
        return get(user, "/recheck-samples?region=%s&campaign=%s".formatted(region, campaign));
    }
}
