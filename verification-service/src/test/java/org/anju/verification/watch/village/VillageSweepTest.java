package org.anju.verification.watch.village;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.rule.testsupport.Drafts;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.testsupport.TestRecord;
import org.anju.verification.watch.WatchParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The campaign's deadline is 15 June; each test has villages of its own, which no other test counts. */
@QuarkusTest
class VillageSweepTest {

    private static final LocalDate IN_TIME = LocalDate.parse("2026-06-11");
    private static final LocalDate THREE_DAYS_BEFORE = LocalDate.parse("2026-06-12");
    private static int villages = 300;

    @Inject
    Given given;

    @Inject
    StoredRecords records;

    @Inject
    VillageSweep sweep;

    @Inject
    CampaignService campaigns;

    @Inject
    RowSecurity rowSecurity;

    private UUID campaign;
    private String village;

    @BeforeEach
    void village() {
        village = "622925101" + villages++;
        campaign = given.campaign(village, LocalDate.parse("2026-06-05"), LocalDate.parse("2026-06-15"));
    }

    @Test
    void findsUntouchedHouseholdsThreeDaysBeforeTheDeadline() {
        List<UUID> households = households(3);
        records.store(TestRecord.of(campaign, households.getFirst()).in(village));

        sweepOn(IN_TIME);
        list("county-622925").body("items", hasSize(0));
        sweepOn(THREE_DAYS_BEFORE);
        list("county-622925")
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("UNTOUCHED"))
                .body("items[0].rule", equalTo("Q18"))
                .body("items[0].villageCode", equalTo(village))
                .body("items[0].households", equalTo(3))
                .body("items[0].concerned", equalTo(2))
                .body("items[0].settledAt", nullValue());
    }

    @Test
    void settlesWhenTheLastHouseholdIsVisitedAndOpensAgainWhenOneIsAdded() {
        List<UUID> households = households(1);
        sweepOn(THREE_DAYS_BEFORE);
        list("county-622925").body("items", hasSize(1));

        records.store(TestRecord.of(campaign, households.getFirst()).in(village));
        sweepOn(THREE_DAYS_BEFORE);
        list("county-622925").body("items", hasSize(0));
        listSettledToo("county-622925").body("items[0].settledAt", notNullValue());

        households(1);
        sweepOn(THREE_DAYS_BEFORE);
        list("county-622925").body("items", hasSize(1)).body("items[0].concerned", equalTo(1));
    }

    @Test
    void doesNotBelieveALargeVillageWithoutASpecialCase() {
        List<UUID> households = households(31);
        List<TestRecord> ordinary = households.stream()
                .map(household -> TestRecord.of(campaign, household).in(village))
                .toList();
        records.store(ordinary.subList(0, 30));
        sweepOn(IN_TIME);
        list("county-622925").body("items", hasSize(0));

        records.store(ordinary.getLast());
        sweepOn(IN_TIME);
        list("county-622925")
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("NO_SPECIAL_CASE"))
                .body("items[0].concerned", equalTo(31));
    }

    @Test
    void believesASmallVillageAndOneWithASpecialCase() {
        records.store(households(30).stream()
                .map(household -> TestRecord.of(campaign, household).in(village))
                .toList());
        sweepOn(IN_TIME);
        list("county-622925").body("items", hasSize(0));

        records.store(
                TestRecord.of(campaign, households(1).getFirst()).in(village).situation("LOCKED_ABSENT"));
        sweepOn(IN_TIME);
        list("county-622925").body("items", hasSize(0));
    }

    @Test
    void findsNothingNewWhenItSweepsAgain() {
        households(2);
        sweepOn(THREE_DAYS_BEFORE);
        String before = records.query(
                "SELECT xmin::text || found_at FROM village_finding WHERE village_code = '%s'".formatted(village));
        sweepOn(THREE_DAYS_BEFORE);

        assertThat(records.query("SELECT xmin::text || found_at FROM village_finding WHERE village_code = '%s'"
                        .formatted(village)))
                .isEqualTo(before);
    }

    @Test
    void pagesThroughFindings() {
        households(1);
        sweepOn(THREE_DAYS_BEFORE);
        Integer cursor = get("county-622925", "&limit=1&settled=true").extract().path("cursor");
        assertThat(cursor).isNull();
        long id = get("county-622925", "").extract().jsonPath().getLong("items[0].id");
        get("county-622925", "&cursor=" + id).body("items", hasSize(0));
    }

    @Test
    void takesSeveritiesFromTheRuleSetAndMakesNoCheckThatItDoesNotName() {
        ObjectNode rules = Drafts.set();
        Drafts.check(rules, "Q18", "UNTOUCHED").put("severity", "WARN");
        ArrayNode checks = (ArrayNode) Drafts.rule(rules, "Q18").get("checks");
        checks.remove(1);
        campaign = given.campaign(
                village, LocalDate.parse("2026-06-05"), LocalDate.parse("2026-06-15"), Drafts.published(rules, null));
        List<UUID> households = households(32);
        records.store(households.subList(0, 31).stream()
                .map(household -> TestRecord.of(campaign, household).in(village))
                .toList());
        sweepOn(THREE_DAYS_BEFORE);
        list("county-622925")
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("UNTOUCHED"))
                .body("items[0].severity", equalTo("WARN"));

        records.store(TestRecord.of(campaign, households.getLast()).in(village));
        sweepOn(THREE_DAYS_BEFORE);
        list("county-622925").body("items", hasSize(0));
    }

    @Test
    void showsNothingToOthers() {
        households(1);
        sweepOn(THREE_DAYS_BEFORE);
        list("county-622926").statusCode(403).body("type", equalTo("urn:anju:problem:region-out-of-scope"));
        list("verifier-622927100200").statusCode(403);
        list("admin").statusCode(403);
        list("prefecture-6229").statusCode(200).body("items", hasSize(1));
    }

    private List<UUID> households(int count) {
        List<UUID> households = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            households.add(given.household(village));
        }
        return households;
    }

    private void sweepOn(LocalDate day) {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            Campaign swept = campaigns.find(campaign).orElseThrow();
            sweep.sweep(SweptCampaign.on(day, swept, new WatchParameters(campaigns.compiledRulesOf(swept))));
        });
    }

    private ValidatableResponse list(String user) {
        return get(user, "");
    }

    private ValidatableResponse listSettledToo(String user) {
        return get(user, "&settled=true");
    }

    private ValidatableResponse get(String user, String more) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .get("/api/v1/village-findings?campaign=%s&region=%s%s".formatted(campaign, village, more))
                .then();
    }
}
