package org.anju.verification.watch.village;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.testsupport.TestRecord;
import org.anju.verification.watch.Watching;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VillageCentreTest {

    private static final String FAR = "Q05 position.distance REVIEW";

    @Inject
    Given given;

    @Inject
    StoredRecords records;

    @Inject
    Watching watching;

    @Inject
    VillageWorker worker;

    private UUID campaign;
    private Instant next;

    @BeforeEach
    void campaign() {
        campaign = given.campaign();
        next = Instant.parse("2026-06-05T00:00:00Z");
    }

    @Test
    void findsARecordFarFromTheOthersOnceFifteenAreKnown() {
        TestRecord far = at(7000);
        store(far);
        store(houses(13));
        assertThat(records.findings(far)).isEmpty();

        TestRecord fifteenth = at(100);
        store(fifteenth);
        assertThat(records.findings(far)).containsExactly(FAR);
        assertThat(records.findings(fifteenth)).isEmpty();
        assertThat(records.query("SELECT found FROM record_finding WHERE verification_id = '%s'".formatted(far.id())))
                .isEqualTo("6.9 km");
    }

    @Test
    void takesTheRadiusForNear() {
        store(at(0), at(5000));
        store(houses(17, 0));
        TestRecord edge = at(5000);
        TestRecord beyond = at(5001);
        store(edge, beyond);

        assertThat(records.findings(edge)).isEmpty();
        assertThat(records.findings(beyond)).containsExactly(FAR);
    }

    @Test
    void isNotMovedByAFewWrongPoints() {
        store(houses(16));
        List<TestRecord> wrong = List.of(at(90_000), at(90_100), at(90_200), at(90_300));
        store(wrong);

        assertThat(wrong)
                .allSatisfy(record -> assertThat(records.findings(record)).containsExactly(FAR));
        assertThat(records.query(
                        "SELECT latitude < 35.71 FROM village_centre WHERE campaign_id = '%s'".formatted(campaign)))
                .isEqualTo("t");
    }

    @Test
    void leavesOutThoseWhoLiveElsewhere() {
        store(houses(16));
        TestRecord situation = at(9000).situation("RENTED_ELSEWHERE");
        TestRecord mode = at(9000).mode("RENOVATED_SAFE", "POVERTY_RELOCATION", "A");
        store(situation, mode);

        assertThat(records.findings(situation)).isEmpty();
        assertThat(records.findings(mode)).isEmpty();
    }

    @Test
    void leavesOutTheSituationsThatTheRuleSetExemptsAndNoOthers() {
        store(houses(16));
        TestRecord unreachable = at(9000).situation("UNREACHABLE");
        TestRecord pending = at(9000).situation("RELOCATION_PENDING");
        TestRecord absent = at(9000).situation("ABSENT_LEGAL");
        store(unreachable, pending, absent);

        assertThat(records.findings(unreachable)).isEmpty();
        assertThat(records.findings(pending)).isEmpty();
        assertThat(records.findings(absent)).containsExactly(FAR);
    }

    @Test
    void learnsNothingFromSituationsThatTheRuleSetExempts() {
        TestRecord far = at(9000);
        store(far);
        store(houses(20).stream().map(record -> record.situation("RELOCATED")).toList());

        assertThat(records.findings(far)).isEmpty();
        assertThat(records.query("SELECT points FROM village_centre WHERE campaign_id = '%s'".formatted(campaign)))
                .isEqualTo("1");
    }

    @Test
    void learnsNothingFromInaccurateOrReturnedRecords() {
        List<TestRecord> inaccurate =
                houses(20).stream().map(record -> record.accuracy(101)).toList();
        List<TestRecord> returned =
                houses(20).stream().map(record -> record.state("RETURNED")).toList();
        store(inaccurate);
        store(returned);
        TestRecord far = at(9000);
        store(far);
        assertThat(records.findings(far)).isEmpty();

        store(houses(16));
        assertThat(records.findings(far)).containsExactly(FAR);
    }

    @Test
    void endsWhenTheVillageTurnsOutToLieThere() {
        store(houses(15));
        TestRecord first = at(8000);
        store(first);
        assertThat(records.findings(first)).containsExactly(FAR);

        store(houses(30, 8000));
        assertThat(records.findings(first)).isEmpty();
    }

    private TestRecord at(double metersNorth) {
        next = next.plus(Duration.ofMinutes(15));
        return TestRecord.of(campaign, Given.id())
                .at(next)
                .by(Given.id().toString())
                .metersNorth(metersNorth);
    }

    /** Twenty metres from each other, so that no two are at one point. */
    private List<TestRecord> houses(int count) {
        List<TestRecord> houses = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            houses.add(at(20.0 * number));
        }
        return houses;
    }

    /** At one latitude, along a street. */
    private List<TestRecord> houses(int count, double metersNorth) {
        List<TestRecord> houses = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            TestRecord house = at(metersNorth);
            houses.add(house.position(house.latitude(), 102.88 + (number - count / 2) / 10_000.0));
        }
        return houses;
    }

    private void store(TestRecord... stored) {
        store(List.of(stored));
    }

    private void store(List<TestRecord> stored) {
        watching.store(stored);
        worker.takeUpChangedVillages();
        untilNobodyElseIsAtThem();
    }

    /** The service takes up changed villages by itself as well, and passes over those that somebody else is at. */
    private void untilNobodyElseIsAtThem() {
        records.query("SELECT count(*) FROM (SELECT FROM village_centre WHERE campaign_id = '%s' FOR UPDATE) AS taken"
                .formatted(campaign));
    }
}
