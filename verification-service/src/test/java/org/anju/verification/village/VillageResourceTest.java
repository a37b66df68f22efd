package org.anju.verification.village;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.Api;
import org.anju.verification.testsupport.ClosingRecords;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VillageResourceTest {

    private static final String SUPERVISOR = "prefecture-6229";
    private static final String COUNTY = "622927000000";
    private static final String TOWNSHIP = "622927102000";
    private static final String FIRST = "622927102200";
    private static final String SECOND = "622927102201";
    private static final String THIRD = "622927102202";
    private static final String ELSEWHERE = "622927100201";

    @Inject
    Given given;

    @Inject
    ClosingRecords records;

    private UUID campaign;
    private UUID household;

    @BeforeEach
    void campaignThatOpensByVillage() {
        campaign = Given.id();
        Api.post(SUPERVISOR, "/campaigns", """
                {"id": "%s", "name": "Test", "regions": ["622900000000"], "startsOn": "2026-06-05",
                 "deadline": "2026-06-15", "ruleSet": "2020", "opening": "BY_VILLAGE"}
                """.formatted(campaign))
                .statusCode(201)
                .body("phase", equalTo("PREPARING"));
        household = given.household(FIRST);
    }

    @Test
    void takesNoRecordsBeforeAVillageIsOpened() {
        send(FIRST, household)
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:village-not-open"))
                .body("detail", containsString("not opened yet"));
        phase(FIRST).body("items.phase", contains("PREPARED"));
    }

    @Test
    void saysSoOfEachRecordOfABatch() {
        String items = Given.withId(Given.id(), Given.record(campaign, household)) + ","
                + Given.withId(Given.id(), Given.record(given.campaign(), household));
        Api.post("verifier-" + FIRST, "/verifications/batch", "{\"items\": [" + items + "]}")
                .statusCode(200)
                .body("receipts.status", contains("REFUSED", "STORED"));
    }

    @Test
    void takesRecordsOnceTheCountyIsOpened() {
        open("{\"regions\": [\"%s\"]}".formatted(COUNTY))
                .statusCode(200)
                .body("opened", hasItem(FIRST))
                .body("openBefore", equalTo(0));
        Api.get(SUPERVISOR, "/campaigns/" + campaign).body("phase", equalTo("RUNNING"));
        send(FIRST, household).statusCode(201);
        open("{\"regions\": [\"%s\"]}".formatted(COUNTY)).statusCode(200).body("opened", hasSize(0));
    }

    @Test
    void opensVillagesThatBecomeKnownAfterTheirCountyWas() {
        open("{\"regions\": [\"%s\"]}".formatted(TOWNSHIP)).statusCode(200);
        String late = "622927102203";
        UUID newcomer = given.household(late);
        phase(late).body("items.phase", contains("OPEN"));
        send(late, newcomer).statusCode(201).body("status", equalTo("STORED"));
        phase(late).body("items.phase", contains("OPEN"));
        send(ELSEWHERE, given.household(ELSEWHERE)).statusCode(409);
    }

    @Test
    void opensAVillageWhoseRosterIsNotKnownYet() {
        String unknown = "622927102207";
        open("{\"regions\": [\"%s\"]}".formatted(unknown)).statusCode(200).body("opened", contains(unknown));
        phase(unknown).body("items.phase", contains("OPEN")).body("items.households", contains(0));
        send(unknown, given.household(unknown)).statusCode(201);
    }

    @Test
    void letsPilotVillagesGoFirst() {
        open("{\"regions\": [\"%s\"], \"pilot\": true}".formatted(FIRST)).statusCode(200);
        Api.get(SUPERVISOR, "/campaigns/" + campaign).body("phase", equalTo("PILOT"));
        send(FIRST, household).statusCode(201);
        send(SECOND, given.household(SECOND)).statusCode(409);
        open("{\"regions\": [\"%s\"]}".formatted(TOWNSHIP))
                .body("opened", hasItem(SECOND))
                .body("openBefore", equalTo(1));
        phase(FIRST).body("items.phase", contains("OPEN")).body("items.pilot", contains(true));
    }

    @Test
    void refusesAThirdPilotOfACountyWithoutAReason() {
        open("{\"regions\": [\"%s\", \"%s\"], \"pilot\": true}".formatted(FIRST, SECOND))
                .statusCode(200);
        String third = "{\"regions\": [\"%s\"], \"pilot\": true%s}";
        open(third.formatted(THIRD, ""))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:pilots-exceeded"))
                .body("detail", containsString(SECOND));
        open(third.formatted(THIRD, ", \"override\": true"))
                .statusCode(422)
                .body("violations[0].field", equalTo("reason"));
        open(third.formatted("622926100202", "")).statusCode(200);
        open(third.formatted(FIRST, "")).statusCode(200).body("openBefore", equalTo(1));
        open(third.formatted(THIRD, ", \"override\": true, \"reason\": \"山区与川区各需试点\""))
                .statusCode(200);
        assertThat(records.text(
                        "SELECT override_reason FROM campaign_opening WHERE campaign_id = ? AND region_code = ?",
                        campaign,
                        THIRD))
                .isEqualTo("山区与川区各需试点");
    }

    @Test
    void refusesATownshipAsPilot() {
        open("{\"regions\": [\"%s\"], \"pilot\": true}".formatted(TOWNSHIP))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:pilot-not-village"));
    }

    @Test
    void letsNoTwoOpenMorePilotsThanThereMayBe() throws Exception {
        open("{\"regions\": [\"%s\"], \"pilot\": true}".formatted(FIRST)).statusCode(200);
        Tokens.of(SUPERVISOR);
        List<Callable<Integer>> openings = List.of(SECOND, THIRD, "622927102204", "622927102205").stream()
                .<Callable<Integer>>map(
                        village -> () -> open("{\"regions\": [\"%s\"], \"pilot\": true}".formatted(village))
                                .extract()
                                .statusCode())
                .toList();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(openings.size())) {
            for (Future<Integer> status : threads.invokeAll(openings)) {
                statuses.add(status.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(200).hasSize(4);
        assertThat(records.text("SELECT count(*) FROM campaign_village WHERE campaign_id = ? AND pilot", campaign))
                .isEqualTo("2");
    }

    @Test
    void leavesClosedVillagesClosed() {
        open("{\"regions\": [\"%s\"]}".formatted(FIRST)).statusCode(200);
        records.execute("UPDATE campaign_village SET phase = 'CLOSED' WHERE campaign_id = ?", campaign);
        open("{\"regions\": [\"%s\"]}".formatted(COUNTY)).statusCode(200).body("closed", contains(FIRST));
        send(FIRST, household).statusCode(409).body("type", equalTo("urn:anju:problem:village-not-open"));
    }

    @Test
    void listsVillagesByPhaseAndInPages() {
        given.household(SECOND);
        given.household(THIRD);
        open("{\"regions\": [\"%s\"]}".formatted(SECOND)).statusCode(200);
        list(SUPERVISOR, TOWNSHIP, "&phase=OPEN").body("items.villageCode", contains(SECOND));
        list(SUPERVISOR, TOWNSHIP, "&phase=PREPARED").body("items.villageCode", hasItems(FIRST, THIRD));
        String cursor = list(SUPERVISOR, TOWNSHIP, "&limit=2")
                .body("items.villageCode", contains(FIRST, SECOND))
                .extract()
                .path("cursor");
        list(SUPERVISOR, TOWNSHIP, "&limit=1000&cursor=" + cursor)
                .body("items.villageCode", hasItem(THIRD))
                .body("items.villageCode", not(hasItems(FIRST)))
                .body("cursor", equalTo(null));
    }

    @Test
    void showsToEverybodyTheirOwnVillagesOnly() {
        list("verifier-" + FIRST, FIRST, "").statusCode(200).body("items", hasSize(1));
        list("verifier-" + FIRST, SECOND, "").statusCode(403);
        list("integrator", FIRST, "").statusCode(403);
    }

    @Test
    void letsOnlyThoseOpenWhoMayAndWhereTheyMay() {
        String body = "{\"regions\": [\"%s\"]}".formatted(FIRST);
        String path = "/campaigns/" + campaign + "/villages/open";
        Api.post("verifier-" + FIRST, path, body).statusCode(403);
        Api.post("county-622926", path, body)
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
        Api.post("county-622927", path, body).statusCode(200);
        Api.post("county-622927", "/campaigns/" + Given.id() + "/villages/open", body)
                .statusCode(404);
    }

    @Test
    void hasEveryVillageOpenWhereACampaignOpensAllAtOnce() {
        campaign = given.campaign();
        phase(FIRST).body("items.phase", contains("OPEN"));
        send(FIRST, household).statusCode(201);
        open("{\"regions\": [\"%s\"]}".formatted(COUNTY)).statusCode(200).body("opened", hasSize(0));
    }

    private ValidatableResponse send(String village, UUID of) {
        return ClosingRecords.send(village, Given.id(), Given.record(campaign, of));
    }

    private ValidatableResponse open(String body) {
        return Api.post(SUPERVISOR, "/campaigns/" + campaign + "/villages/open", body);
    }

    private ValidatableResponse phase(String village) {
        return list(SUPERVISOR, village, "").statusCode(200);
    }

    private ValidatableResponse list(String user, String region, String more) {
        return Api.get(user, "/campaigns/" + campaign + "/villages?region=" + region + more);
    }
}
