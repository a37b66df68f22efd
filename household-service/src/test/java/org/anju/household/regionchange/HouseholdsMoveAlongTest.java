package org.anju.household.regionchange;

import static org.anju.household.testsupport.RegionImports.daysAgo;
import static org.anju.household.testsupport.RegionImports.row;
import static org.anju.household.testsupport.RegionImports.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.fact.RegionFacts;
import org.anju.common.region.RegionLevel;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.HouseholdTopic;
import org.anju.household.testsupport.Numbers;
import org.anju.household.testsupport.RegionImports;
import org.anju.household.testsupport.TestRoster;
import org.anju.household.testsupport.TestTownship;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What becomes of the households of a village that goes. */
@QuarkusTest
class HouseholdsMoveAlongTest {

    @Inject
    HouseholdRows households;

    @Inject
    HouseholdTopic topic;

    @Inject
    ObjectMapper json;

    /** The topic outlives a run, and other runs use the same codes. */
    private final long started = System.currentTimeMillis();

    private final String run = "MOVE-" + Numbers.next() + "-";

    @Test
    void mergedVillageHandsItsHouseholdsOver() {
        TestTownship township = TestTownship.with("甲", "乙");
        importTwo(township);

        merge(township, today())
                .then()
                .statusCode(201)
                .body("householdsMoved", equalTo(2))
                .body("changes[0].householdsMoved", equalTo(2));

        householdsOf(township.villageCode(0)).body("items", hasSize(0));
        householdsOf(township.villageCode(1))
                .body("items.householdNo", contains(run + 1, run + 2))
                .body("items[0].version", equalTo(2))
                .body("items[0].idNumberMasked", equalTo(maskedIdOf(township)));
        assertThat(households.history(run + 1)).containsExactly("CODE_CHANGED " + township.villageCode(0) + " 2");
        assertThat(households.texts(
                        "SELECT household_no FROM household WHERE roster_import_id IS NULL AND household_no ^@ ? ORDER BY 1",
                        run))
                .containsExactly(run + 1, run + 2);
    }

    @Test
    void ledgerMovesOnTheDayOfTheChange() {
        TestTownship township = TestTownship.with("甲", "乙");
        importTwo(township);
        households.copy(run + 1, run + "EARLY", daysAgo(30));
        String old = township.villageCode(0);
        String next = township.villageCode(1);
        long before = households.ledger(old, daysAgo(0)) + households.ledger(next, daysAgo(0));

        merge(township, daysAgo(10).toString()).then().statusCode(201).body("householdsMoved", equalTo(3));

        assertThat(households.ledger(old, daysAgo(11))).isEqualTo(1);
        assertThat(households.ledger(next, daysAgo(11))).isZero();
        assertThat(households.ledger(old, daysAgo(10))).isZero();
        assertThat(households.ledger(next, daysAgo(10))).isEqualTo(1);
        // Those who came to the village after its end, as far as was known then, move on the day they came.
        assertThat(households.ledger(old, daysAgo(1))).isZero();
        assertThat(households.ledger(next, daysAgo(1))).isEqualTo(1);
        assertThat(households.ledger(old, daysAgo(0))).isZero();
        assertThat(households.ledger(next, daysAgo(0))).isEqualTo(3).isEqualTo(before);
    }

    @Test
    void sameRosterFindsMovedHouseholdsUnchangedUnderTheOldName() {
        TestTownship township = TestTownship.with("甲", "乙");
        TestRoster roster = importTwo(township);
        merge(township, today()).then().statusCode(201);

        JsonPath again = Api.importRoster(Api.LINXIA, roster);

        assertThat(again.getString("state")).isEqualTo("IMPORTED");
        assertThat(again.getInt("households.unchanged")).isEqualTo(2);
        assertThat(again.getInt("households.changed")).isZero();
    }

    @Test
    void renamedVillageIsCalledByItsNewNameAtOnce() {
        TestTownship township = TestTownship.with("甲", "乙");
        importTwo(township);
        householdsOf(township.villageCode(0)).body("items[0].villageName", equalTo(township.villageName(0)));

        RegionImports.carryOut(row("RENAME", township.villageCode(0), "name", "新民村委会", "validFrom", today()))
                .then()
                .statusCode(201);

        householdsOf(township.villageCode(0))
                .body("items[0].villageName", equalTo("新民村委会"))
                .body("items[0].regionNames[-1]", equalTo("新民村委会"));
    }

    @Test
    void recodedTownshipTakesItsHouseholdsAlong() {
        TestTownship township = TestTownship.with("甲", "乙");
        importTwo(township);
        String newCode = TestTownship.notYetThere().code();

        RegionImports.carryOut(row("RECODE", township.code(), "newCode", newCode, "validFrom", today()))
                .then()
                .statusCode(201)
                .body("regionsChanged", equalTo(6))
                .body("householdsMoved", equalTo(2));

        String newVillage = newCode.substring(0, 9) + township.villageCode(0).substring(9);
        householdsOf(newVillage).body("items.householdNo", contains(run + 1, run + 2));
        Api.as(Api.LINXIA)
                .get("/regions/" + newVillage)
                .then()
                .body("name", equalTo(township.villageName(0)))
                .body("parent", equalTo(newCode))
                .body("validFrom", equalTo(today()));
        Api.as(Api.LINXIA)
                .get("/regions/" + township.villageCode(0))
                .then()
                .body("validTo", equalTo(today()))
                .body("successor", equalTo(newVillage));
    }

    @Test
    void tellsOfRegionsAndHouseholds() throws JsonProcessingException {
        TestTownship township = TestTownship.with("甲", "乙");
        importTwo(township);
        merge(township, today()).then().statusCode(201);

        List<ConsumerRecord<String, String>> ofRegion = topic.await(
                event -> event.timestamp() >= started
                        && township.villageCode(0).equals(event.key())
                        && HouseholdTopic.typeOf(event).equals(RegionFacts.CHANGED),
                2);
        List<ConsumerRecord<String, String>> ofHouseholds = topic.await(
                event -> event.value().contains(run)
                        && HouseholdTopic.typeOf(event).equals(HouseholdFacts.CHANGED),
                2);

        RegionFacts facts = json.readValue(ofRegion.getLast().value(), RegionFacts.class);
        assertThat(facts)
                .isEqualTo(new RegionFacts(
                        township.villageCode(0),
                        township.villageName(0),
                        RegionLevel.VILLAGE,
                        township.code(),
                        LocalDate.parse(TestTownship.SINCE),
                        LocalDate.parse(today()),
                        township.villageCode(1),
                        2,
                        facts.occurredAt()));
        for (ConsumerRecord<String, String> event : ofHouseholds) {
            HouseholdFacts household = json.readValue(event.value(), HouseholdFacts.class);
            assertThat(household.villageCode()).isEqualTo(township.villageCode(1));
            assertThat(household.version()).isEqualTo(2);
        }
    }

    @Test
    void villageWithHouseholdsIsNotClosed() {
        TestTownship township = TestTownship.with("甲", "乙");
        importTwo(township);

        RegionImports.carryOut(row("CLOSE", township.villageCode(0), "validTo", today()))
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("rows[1].code"))
                .body(
                        "violations[0].message",
                        equalTo("It still holds 2 households to be verified: MERGE it into what "
                                + "takes over, or deregister them first"));

        RegionImports.carryOut(row("CLOSE", township.villageCode(1), "validTo", today()))
                .then()
                .statusCode(201);
    }

    @Test
    void nobodyEntersAVillageThatHasEnded() {
        TestTownship township = TestTownship.with("甲", "乙", "丙");
        Api.importRoster(Api.LINXIA, TestRoster.of(township.household(run + 1, 2)));
        merge(township, today()).then().statusCode(201);

        assertThatThrownBy(() -> households.moveTo(run + 1, township.villageCode(0)))
                .hasMessageContaining("has ended and takes no households");
    }

    private TestRoster importTwo(TestTownship township) {
        TestRoster roster = TestRoster.of(township.household(run + 1, 0), township.household(run + 2, 0));
        JsonPath end = Api.importRoster(Api.LINXIA, roster);
        assertThat(end.getString("state")).as(end.prettify()).isEqualTo("IMPORTED");
        return roster;
    }

    private String maskedIdOf(TestTownship township) {
        String number = township.household(run + 1, 0).idNumber().toString();
        return number.substring(0, 6) + "********" + number.substring(14);
    }

    private static Response merge(TestTownship township, String day) {
        return RegionImports.carryOut(
                row("MERGE", township.villageCode(0), "successor", township.villageCode(1), "validTo", day));
    }

    private static ValidatableResponse householdsOf(String village) {
        return Api.as(Api.LINXIA)
                .queryParam("region", village)
                .get("/households")
                .then()
                .statusCode(200);
    }
}
