package org.anju.verification.submission;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.record.RecordStep;
import org.anju.verification.record.RecordTransitions;
import org.anju.verification.record.RecordTransitions.Act;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.ClosingRecords;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RevisionTest {

    private static final String WAITING = """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'SELECT v.submitted_by%'
            """;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    ClosingRecords records;

    @Inject
    Given given;

    @Inject
    Broker broker;

    @Inject
    RecordTransitions transitions;

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
    void putsACorrectionInThePlaceOfTheRecordThatItNames() {
        UUID first = stored();
        UUID second = Given.id();
        put(second, Given.replacing(first, record())).statusCode(201).body("status", equalTo("STORED"));

        get(first).body("standing", equalTo("SUPERSEDED")).body("revision", equalTo(1));
        get(second)
                .body("standing", equalTo("STANDING"))
                .body("revision", equalTo(2))
                .body("replaces", equalTo(first.toString()));
    }

    @Test
    void tellsBothOfARecordThatIsReplaced() {
        UUID first = stored();
        put(Given.id(), Given.replacing(first, record())).statusCode(201);

        await().untilAsserted(() -> assertThat(broker.verificationEvents(household))
                .containsExactly(
                        "org.anju.verification.submitted.v1 1 SUBMITTED",
                        "org.anju.verification.replaced.v1 2 SUBMITTED",
                        "org.anju.verification.submitted.v1 1 SUBMITTED"));
    }

    @Test
    void answersACorrectionThatComesAgainAsTheSame() {
        UUID first = stored();
        UUID second = Given.id();
        String correction = Given.replacing(first, record());
        put(second, correction).statusCode(201);
        put(second, correction).statusCode(200).body("status", equalTo("SAME"));
    }

    @Test
    void letsANewVisitTakeThePlaceOfAReturnedRecord() {
        UUID first = stored();
        move(RecordStep.RETURN, first);
        UUID second = Given.id();
        put(second, record()).statusCode(201).body("status", equalTo("STORED"));

        get(first).body("standing", equalTo("SUPERSEDED")).body("state", equalTo("RETURNED"));
        get(second).body("standing", equalTo("STANDING")).body("revision", equalTo(2));
    }

    @Test
    void keepsACorrectionAsCompetingOnceTheRecordIsApproved() {
        List<UUID> photos = List.of(Given.id(), Given.id(), Given.id());
        photos.forEach(photo -> broker.photoStored(photo, household));
        UUID first = Given.id();
        put(first, Given.record(campaign, household, photos)).statusCode(201);
        await().untilAsserted(() -> get(first).body("state", equalTo("COMPLETED")));
        move(RecordStep.APPROVE, first);

        put(Given.id(), Given.replacing(first, record())).statusCode(201).body("status", equalTo("COMPETING"));
        get(first).body("standing", equalTo("STANDING")).body("state", equalTo("TOWNSHIP_APPROVED"));
    }

    @Test
    void parksACorrectionUntilTheRecordThatItNamesArrives() {
        UUID first = Given.id();
        UUID second = Given.id();
        String record = record();
        put(second, Given.replacing(first, record())).statusCode(202).body("status", equalTo("PARKED"));
        put(first, record).statusCode(201);

        await().untilAsserted(() -> get(second).body("standing", equalTo("STANDING")));
        get(first).body("standing", equalTo("SUPERSEDED"));
    }

    @Test
    void takesAChainOfCorrectionsInAnyOrderWithinABatch() {
        UUID first = Given.id();
        UUID second = Given.id();
        UUID third = Given.id();
        String items = String.join(
                ",",
                Given.withId(third, Given.replacing(second, record())),
                Given.withId(second, Given.replacing(first, record())),
                Given.withId(first, record()));
        given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body("{\"items\": [" + items + "]}")
                .post("/api/v1/verifications/batch")
                .then()
                .statusCode(200)
                .body("receipts.status", equalTo(List.of("STORED", "STORED", "STORED")));
        get(third).body("standing", equalTo("STANDING")).body("revision", equalTo(3));
    }

    @Test
    void answersCopiesOfACorrectionThatMeetAsTheSame() throws Exception {
        UUID first = stored();
        UUID second = Given.id();
        String correction = Given.replacing(first, record());
        List<String> statuses = whileHeld(first, () -> sendAlone(second, correction), 3, () -> {}).stream()
                .map(answer -> answer.<String>path("receipts[0].status"))
                .toList();
        assertThat(statuses).containsExactlyInAnyOrder("STORED", "SAME", "SAME");
    }

    @Test
    void leavesARecordItsStandingWhenTheHouseholdGoesBeforeItsCorrectionIsStored() throws Exception {
        UUID first = stored();
        UUID second = Given.id();
        String correction = Given.replacing(first, record());
        List<Response> answers = whileHeld(
                first,
                () -> sendAlone(second, correction),
                1,
                () -> records.execute("UPDATE household SET active = false WHERE id = ?", household));
        assertThat(answers.getFirst().statusCode()).isEqualTo(503);
        assertThat(answers.getFirst().header("Retry-After")).isNotNull();
        get(first).body("standing", equalTo("STANDING"));
        put(second, correction).statusCode(422).body("type", equalTo("urn:anju:problem:household-removed"));
    }

    /** What copies of a submission are answered which all wait for a record, each in a transaction of its own. */
    private List<Response> whileHeld(UUID record, Callable<Response> sending, int copies, Runnable meanwhile)
            throws Exception {
        Tokens.of(VERIFIER);
        List<Future<Response>> sent = new ArrayList<>();
        try (ExecutorService phones = Executors.newFixedThreadPool(copies)) {
            try (Connection holder = dataSource.getConnection()) {
                holder.setAutoCommit(false);
                RowSecurity.restrict(holder, RegionScope.everything());
                try (PreparedStatement hold =
                        holder.prepareStatement("SELECT FROM verification WHERE id = ? FOR UPDATE")) {
                    hold.setObject(1, record);
                    hold.executeQuery();
                }
                for (int copy = 0; copy < copies; copy++) {
                    sent.add(phones.submit(sending));
                }
                await().until(() -> records.text(WAITING).equals(String.valueOf(copies)));
                meanwhile.run();
                holder.rollback();
                holder.setAutoCommit(true);
            }
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : sent) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    @Test
    void refusesToReplaceTheRecordOfAnotherHousehold() {
        UUID first = stored();
        UUID neighbour = given.household(VILLAGE);
        put(Given.id(), Given.replacing(first, Given.record(campaign, neighbour)))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:verification-replaces-another"));
    }

    private static Response sendAlone(UUID id, String record) {
        return given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body("{\"items\": [" + Given.withId(id, record) + "]}")
                .post("/api/v1/verifications/batch");
    }

    private UUID stored() {
        UUID id = Given.id();
        put(id, record()).statusCode(201);
        return id;
    }

    private String record() {
        return Given.record(campaign, household);
    }

    private void move(RecordStep step, UUID record) {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            assertThat(transitions.move(step, List.of(record), new Act("reviewer", "township-622927100", null, null)))
                    .containsOnlyKeys(record);
        });
    }

    private static ValidatableResponse put(UUID id, String record) {
        return given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body(record)
                .put("/api/v1/verifications/" + id)
                .then();
    }

    private static ValidatableResponse get(UUID id) {
        return given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .get("/api/v1/verifications/" + id)
                .then()
                .statusCode(200);
    }
}
