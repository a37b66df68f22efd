package org.anju.verification.rectification.detection;

import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.anju.verification.testsupport.ProblemApi.COUNTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.HouseholdFacts.Status;
import org.anju.common.fact.ProblemFacts;
import org.anju.common.fact.VerificationFacts;
import org.anju.common.region.RegionCode;
import org.anju.verification.rectification.OpenProblems;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.ProblemApi;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.testsupport.TestRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LeaversProblemsTest {

    @Inject
    Given given;

    @Inject
    Broker broker;

    @Inject
    StoredRecords records;

    @Inject
    LeaversProblems leavers;

    @Inject
    RecordProblems recordProblems;

    @Inject
    OpenProblems openProblems;

    @Inject
    RowSecurity rowSecurity;

    private UUID campaign;
    private UUID household;

    @BeforeEach
    void campaignWithOneHousehold() {
        campaign = given.campaign();
        household = given.household(VILLAGE);
    }

    @Test
    void closesAChangeOfTheRosterOnceTheHouseholdIsRemoved() {
        UUID problem = ProblemApi.reported(campaign, household, "ROSTER_CHANGE");
        leaves(2);

        JsonPath closed = ProblemApi.read(problem);
        assertThat(closed.getString("state")).isEqualTo("CLOSED");
        assertThat(closed.getBoolean("leftRoster")).isTrue();
        assertThat(closed.getString("closedAt")).isNotNull();
        assertThat(closed.getBoolean("closable")).isFalse();
        assertThat(ProblemApi.steps(problem)).containsExactly("OPEN", "LEAVE_ROSTER");
        assertThat(closed.getString("history[1].actedBy")).isEqualTo("verification-service");
        assertThat(closed.getString("history[1].fromState")).isEqualTo("OPEN");
        assertThat(closed.getString("history[1].note"))
                .contains("The roster was changed")
                .contains("花名册已变更");
        await().untilAsserted(() -> assertThat(broker.verificationEvents(household))
                .containsExactly(ProblemFacts.OPENED + " 1 OPEN", ProblemFacts.RESOLVED + " 2 CLOSED"));
    }

    @Test
    void closesWhateverElseIsOpenAboutItFromAnyState() {
        UUID open = ProblemApi.reported(campaign, household, "NOT_SECURED");
        UUID rectified = ProblemApi.reported(campaign, household, "MISMATCH");
        ProblemApi.assign(COUNTY, rectified).statusCode(200);
        ProblemApi.rectify(Given.VERIFIER, rectified).statusCode(200);
        UUID elsewhere = ProblemApi.reported(campaign, given.household(VILLAGE), "MISMATCH");
        assertThat(remaining()).isEqualTo(3);
        leaves(2);

        assertThat(ProblemApi.steps(open)).containsExactly("OPEN", "LEAVE_ROSTER");
        assertThat(ProblemApi.read(open).getString("history[1].note")).contains("left the roster before");
        assertThat(ProblemApi.read(rectified).getString("state")).isEqualTo("CLOSED");
        assertThat(ProblemApi.read(rectified).getString("history[-1].fromState"))
                .isEqualTo("RECTIFIED");
        assertThat(ProblemApi.read(elsewhere).getString("state")).isEqualTo("OPEN");
        assertThat(remaining()).as("what keeps the village from being closed").isEqualTo(1);
    }

    @Test
    void isTheSameHoweverOftenAndInWhateverOrderTheEventsCome() {
        UUID problem = ProblemApi.reported(campaign, household, "ROSTER_CHANGE");
        leaves(5);
        heard(Status.ACTIVE, 4);
        heard(Status.REMOVED, 5);
        heard(Status.REMOVED, 3);

        assertThat(ProblemApi.steps(problem)).containsExactly("OPEN", "LEAVE_ROSTER");
        assertThat(ProblemApi.read(problem).getLong("version")).isEqualTo(2);
    }

    @Test
    void doesNotTakeAnOldRemovalForOneOfAHouseholdThatIsBack() {
        heard(Status.ACTIVE, 7);
        UUID problem = ProblemApi.reported(campaign, household, "MISMATCH");
        heard(Status.REMOVED, 6);

        assertThat(ProblemApi.steps(problem)).containsExactly("OPEN");
    }

    @Test
    void reopensNothingWhenTheHouseholdComesBackButLetsPeopleDoSo() {
        UUID problem = ProblemApi.reported(campaign, household, "NOT_SECURED");
        leaves(2);
        ProblemApi.reopen(COUNTY, problem)
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:household-removed"))
                .body("violations[0].field", equalTo("householdId"));
        ProblemApi.post(Given.VERIFIER, ProblemApi.report(Given.id(), campaign, household, "MISMATCH"))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:household-removed"));

        heard(Status.ACTIVE, 3);
        assertThat(ProblemApi.steps(problem)).containsExactly("OPEN", "LEAVE_ROSTER");

        ProblemApi.reopen(COUNTY, problem)
                .statusCode(200)
                .body("state", equalTo("REOPENED"))
                .body("leftRoster", equalTo(false));
        ProblemApi.reported(campaign, household, "MISMATCH");
    }

    /** The record was told before the removal, and is heard of after it. */
    @Test
    void closesAtOnceWhatARecordShowsAfterItsHouseholdWasRemoved() {
        TestRecord record = TestRecord.of(campaign, household).notSecured();
        records.store(record);
        leaves(2);
        hear(record);
        hear(record);

        List<UUID> problems = ProblemApi.of(household);
        assertThat(problems).hasSize(1);
        assertThat(ProblemApi.steps(problems.getFirst())).containsExactly("OPEN", "LEAVE_ROSTER");
    }

    @Test
    void closesWhatWasLeftOpenOfHouseholdsThatLeftLongAgo() {
        UUID problem = ProblemApi.reported(campaign, household, "ROSTER_CHANGE");
        UUID other = ProblemApi.reported(campaign, given.household(VILLAGE), "ROSTER_CHANGE");
        records.execute("UPDATE household SET active = false WHERE id = '%s'".formatted(household));
        leavers.closeLeftOver();

        assertThat(ProblemApi.steps(problem)).containsExactly("OPEN", "LEAVE_ROSTER");
        assertThat(ProblemApi.steps(other)).containsExactly("OPEN");
    }

    private void leaves(long version) {
        heard(Status.REMOVED, version);
    }

    private void heard(Status status, long version) {
        broker.household(household, VILLAGE, status, version);
        broker.untilConsumed("household-events");
    }

    private void hear(TestRecord record) {
        Instant receivedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        VerificationFacts facts = new VerificationFacts(
                record.id(),
                campaign,
                household,
                VILLAGE,
                1,
                1,
                "SUBMITTED",
                false,
                record.category(),
                record.mode(),
                false,
                record.grade(),
                null,
                0,
                record.visitedAt(),
                receivedAt,
                null);
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            recordProblems.follow(
                    List.of(new ReceivedEvent<>(Given.id(), VerificationFacts.SUBMITTED, receivedAt, facts)));
        });
    }

    private long remaining() {
        return QuarkusTransaction.requiringNew().call(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            return openProblems.in(campaign, new RegionCode(VILLAGE)).count();
        });
    }
}
