package org.anju.verification.rectification.detection;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.anju.verification.testsupport.ProblemApi.COUNTY;
import static org.anju.verification.testsupport.ProblemApi.TOWNSHIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.ProblemFacts;
import org.anju.common.fact.VerificationFacts;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.record.RecordStep;
import org.anju.verification.record.RecordTransitions;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.ProblemApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecordProblemsTest {

    @Inject
    Given given;

    @Inject
    Broker broker;

    @Inject
    RecordProblems follower;

    @Inject
    RecordTransitions transitions;

    @Inject
    RowSecurity rowSecurity;

    @Inject
    AgroalDataSource dataSource;

    private UUID campaign;
    private UUID household;

    @BeforeEach
    void campaignWithOneHousehold() {
        campaign = given.campaign();
        household = given.household(VILLAGE);
    }

    @Test
    void opensAProblemForAHouseholdThatIsNotSecured() {
        UUID record = Given.id();
        put(record, notSecured(null)).statusCode(201);

        JsonPath problem = ProblemApi.read(awaitProblem());
        assertThat(problem.getString("kind")).isEqualTo("NOT_SECURED");
        assertThat(problem.getString("origin")).isEqualTo("RULE");
        assertThat(problem.getString("rule")).isEqualTo("P01");
        assertThat(problem.getString("state")).isEqualTo("OPEN");
        assertThat(problem.getString("verificationId")).isEqualTo(record.toString());
        assertThat(problem.getString("villageCode")).isEqualTo(VILLAGE);
        assertThat(problem.getList("history.actedBy")).containsExactly("verification-service");
        await().untilAsserted(() -> assertThat(broker.verificationEvents(household))
                .containsExactly("org.anju.verification.submitted.v1 1 SUBMITTED", ProblemFacts.OPENED + " 1 OPEN"));
    }

    @Test
    void opensAProblemOfTheSituationsKind() {
        String sought = """
                "details": {"access": "NONE", "signedBy": ["VILLAGE"], "attempts": [
                    {"on": "%1$s", "means": "VISIT"}, {"on": "%2$s", "means": "PHONE"},
                    {"on": "%3$s", "means": "RELATIVES"}]}, "deviceId\"""".formatted(Given.STARTS_ON, Given.STARTS_ON.plusDays(1), Given.STARTS_ON.plusDays(2));
        put(
                        Given.id(),
                        notSecured("UNREACHABLE")
                                .replace("\"deviceId\"", sought)
                                .replace("FRONT", "VILLAGE_NOTE"))
                .statusCode(201);

        assertThat(ProblemApi.read(awaitProblem()).getString("kind")).isEqualTo("UNREACHABLE");
    }

    @Test
    void opensNoneForASecuredHousehold() {
        put(Given.id(), Given.record(campaign, household)).statusCode(201);

        untilFollowed();
        assertThat(ProblemApi.of(household)).isEmpty();
    }

    @Test
    void opensNoneForARecordThatCompetes() {
        put(Given.id(), Given.record(campaign, household)).statusCode(201);
        put(Given.id(), notSecured(null)).statusCode(201).body("status", equalTo("COMPETING"));

        untilFollowed();
        assertThat(ProblemApi.of(household)).isEmpty();
    }

    @Test
    void offersAProblemForClosingOnceALaterRecordIsSecuredAndComplete() {
        UUID first = Given.id();
        put(first, notSecured(null)).statusCode(201);
        UUID problem = awaitProblem();
        List<UUID> photos = List.of(Given.id(), Given.id(), Given.id());
        UUID second = Given.id();
        put(second, Given.replacing(first, Given.record(campaign, household, photos)))
                .statusCode(201);
        untilFollowed();
        assertThat(ProblemApi.read(problem).getBoolean("closable"))
                .as("its photos are still on their way")
                .isFalse();

        photos.forEach(photo -> broker.photoStored(photo, household));
        await().untilAsserted(() ->
                assertThat(ProblemApi.read(problem).getBoolean("closable")).isTrue());
        JsonPath found = ProblemApi.read(problem);
        assertThat(found.getString("state")).as("not closed silently").isEqualTo("OPEN");
        assertThat(found.getString("reverification.verificationId")).isEqualTo(second.toString());
        ProblemApi.close(COUNTY, problem).statusCode(200).body("state", equalTo("CLOSED"));
        assertThat(ProblemApi.steps(problem)).containsExactly("OPEN", "REVERIFY", "CLOSE");
    }

    @Test
    void withdrawsTheOfferWhenAReviewerReturnsThatRecord() {
        UUID problem = offeredForClosing();
        UUID second = UUID.fromString(ProblemApi.read(problem).getString("reverification.verificationId"));
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            transitions.move(
                    RecordStep.RETURN, List.of(second), new RecordTransitions.Act("reviewer", "reviewer", null, null));
        });

        await().untilAsserted(() ->
                assertThat(ProblemApi.read(problem).getBoolean("closable")).isFalse());
        assertThat(ProblemApi.steps(problem)).containsExactly("OPEN", "REVERIFY", "WITHDRAW_REVERIFICATION");
        ProblemApi.close(COUNTY, problem)
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:problem-not-reverified"))
                .body("violations[0].found", equalTo("OPEN"));
    }

    @Test
    void takesTheSecuredRecordOfTheOneWhoRectifiedForNoProof() {
        UUID first = Given.id();
        put(first, notSecured(null)).statusCode(201);
        UUID problem = awaitProblem();
        ProblemApi.assign(TOWNSHIP, problem).statusCode(200);
        ProblemApi.rectify(VERIFIER, problem, Given.id(), Given.id()).statusCode(200);
        secure(first);

        untilFollowed();
        assertThat(ProblemApi.read(problem).getBoolean("closable")).isFalse();
    }

    @Test
    void doesNotTakeTheOldRecordForProofOnceAProblemIsReopened() {
        UUID problem = offeredForClosing();
        ProblemApi.close(COUNTY, problem).statusCode(200);
        ProblemApi.reopen(COUNTY, problem).statusCode(200).body("state", equalTo("REOPENED"));

        redeliverEverything();
        JsonPath found = ProblemApi.read(problem);
        assertThat(found.getString("state")).isEqualTo("REOPENED");
        assertThat(found.getBoolean("closable")).isFalse();
        assertThat(ProblemApi.of(household)).containsExactly(problem);
    }

    @Test
    void opensAnotherWhenItShowsAgainAfterItWasClosed() {
        UUID problem = offeredForClosing();
        ProblemApi.close(COUNTY, problem).statusCode(200);
        UUID second = UUID.fromString(ProblemApi.read(problem).getString("reverification.verificationId"));
        put(Given.id(), Given.replacing(second, notSecured(null))).statusCode(201);

        await().untilAsserted(
                        () -> assertThat(ProblemApi.of(household)).hasSize(2).contains(problem));
        assertThat(ProblemApi.read(problem).getString("state")).isEqualTo("CLOSED");
    }

    @Test
    void remainsOneProblemWhenItsEventsComeTenTimesAgain() {
        UUID problem = offeredForClosing();
        long version = ProblemApi.read(problem).getLong("version");

        redeliverEverything();
        assertThat(ProblemApi.of(household)).containsExactly(problem);
        assertThat(ProblemApi.read(problem).getLong("version")).isEqualTo(version);
        assertThat(ProblemApi.steps(problem)).containsExactly("OPEN", "REVERIFY");
    }

    @Test
    void opensNoOtherWhenItsEventsComeAgainAfterItWasClosed() {
        UUID problem = offeredForClosing();
        ProblemApi.close(COUNTY, problem).statusCode(200);

        redeliverEverything();
        assertThat(ProblemApi.of(household)).containsExactly(problem);
        assertThat(ProblemApi.read(problem).getString("state")).isEqualTo("CLOSED");
    }

    /** Whatever the order in which a record's events and those of the revision that secures it come, each ten times. */
    @Test
    void comesToTheSameInAnyOrder() {
        Random random = new Random(6229);
        for (int round = 0; round < 25; round++) {
            UUID here = given.household(VILLAGE);
            Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
            VerificationFacts notSecured = facts(here, 1, "SUBMITTED", false, at);
            VerificationFacts again = facts(here, 2, "SUBMITTED", false, at.plusSeconds(60));
            VerificationFacts secured = facts(here, 3, "COMPLETED", true, at.plusSeconds(120));
            store(notSecured, "SUPERSEDED");
            store(again, "SUPERSEDED");
            store(secured, "STANDING");
            List<VerificationFacts> told = new ArrayList<>(Collections.nCopies(10, notSecured));
            told.addAll(Collections.nCopies(10, again));
            told.addAll(Collections.nCopies(10, competing(notSecured)));
            told.addAll(Collections.nCopies(10, competing(again)));
            told.addAll(Collections.nCopies(10, secured));
            Collections.shuffle(told, random);
            while (!told.isEmpty()) {
                List<VerificationFacts> batch = told.subList(0, Math.min(told.size(), 1 + random.nextInt(12)));
                hear(List.copyOf(batch));
                batch.clear();
            }

            List<UUID> problems = ProblemApi.of(here);
            assertThat(problems).hasSize(1);
            JsonPath problem = ProblemApi.read(problems.getFirst());
            assertThat(problem.getString("state")).isEqualTo("OPEN");
            assertThat(problem.getBoolean("closable")).isTrue();
            assertThat(problem.getString("reverification.verificationId"))
                    .isEqualTo(secured.verificationId().toString());
        }
    }

    /** A problem of which the second record, secured and complete, shows that it was put right. */
    private UUID offeredForClosing() {
        UUID first = Given.id();
        put(first, notSecured(null)).statusCode(201);
        UUID problem = awaitProblem();
        secure(first);
        await().untilAsserted(() ->
                assertThat(ProblemApi.read(problem).getBoolean("closable")).isTrue());
        return problem;
    }

    private void secure(UUID first) {
        List<UUID> photos = List.of(Given.id(), Given.id(), Given.id());
        photos.forEach(photo -> broker.photoStored(photo, household));
        broker.untilConsumed("media-events");
        put(Given.id(), Given.replacing(first, Given.record(campaign, household, photos)))
                .statusCode(201)
                .body("state", equalTo("COMPLETED"));
    }

    private void redeliverEverything() {
        untilFollowed();
        int events = broker.verificationEvents(household).size();
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < events; place++) {
            places.addAll(Collections.nCopies(10, place));
        }
        Collections.shuffle(places, new Random(42));
        broker.redeliver(household, places);
        broker.untilConsumed("verification-events");
    }

    /** Until the service has taken up all that it has told so far. */
    private void untilFollowed() {
        await().until(this::nothingWaits);
        broker.untilConsumed("verification-events");
    }

    private boolean nothingWaits() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM outbox WHERE key = ?")) {
            statement.setString(1, household.toString());
            return !statement.executeQuery().next();
        }
    }

    private UUID awaitProblem() {
        return await().until(() -> ProblemApi.of(household), found -> found.size() == 1)
                .getFirst();
    }

    private void hear(List<VerificationFacts> facts) {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            follower.follow(facts.stream()
                    .map(told -> new ReceivedEvent<>(Given.id(), VerificationFacts.SUBMITTED, told.receivedAt(), told))
                    .toList());
        });
    }

    private VerificationFacts facts(UUID where, int revision, String state, boolean secured, Instant receivedAt) {
        return new VerificationFacts(
                Given.id(),
                campaign,
                where,
                VILLAGE,
                revision,
                1,
                state,
                false,
                secured ? "APPRAISED_SAFE" : "NONE",
                secured ? "ORIGINAL_HOUSE_B" : "NONE",
                secured,
                secured ? "B" : null,
                null,
                0,
                receivedAt,
                receivedAt,
                secured ? receivedAt : null);
    }

    private static VerificationFacts competing(VerificationFacts facts) {
        return new VerificationFacts(
                facts.verificationId(),
                facts.campaignId(),
                facts.householdId(),
                facts.villageCode(),
                facts.revision(),
                facts.version() + 1,
                facts.state(),
                true,
                facts.assuranceCategory(),
                facts.assuranceMode(),
                facts.secured(),
                facts.safetyGrade(),
                facts.situation(),
                facts.photoCount(),
                facts.visitedAt(),
                facts.receivedAt(),
                facts.completedAt());
    }

    /** Without events, which the test tells itself. */
    private void store(VerificationFacts facts, String standing) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            RowSecurity.restrict(connection, RegionScope.everything());
            try (PreparedStatement statement = connection.prepareStatement("""
                    INSERT INTO verification (id, campaign_id, household_id, village_code, revision, state, standing, secured,
                        assurance_category, assurance_mode, photo_count, visited_at, device_id, digest, submitted_by,
                        submitted_by_name, received_at, completed_at, state_since)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 'phone-1', '\\x00', 'sender', 'sender', ?, ?, ?)
                    """)) {
                Timestamp at = Timestamp.from(facts.receivedAt());
                statement.setObject(1, facts.verificationId());
                statement.setObject(2, facts.campaignId());
                statement.setObject(3, facts.householdId());
                statement.setString(4, facts.villageCode());
                statement.setInt(5, facts.revision());
                statement.setString(6, facts.state());
                statement.setString(7, standing);
                statement.setBoolean(8, facts.secured());
                statement.setString(9, facts.assuranceCategory());
                statement.setString(10, facts.assuranceMode());
                statement.setTimestamp(11, at);
                statement.setTimestamp(12, at);
                statement.setTimestamp(13, facts.completedAt() == null ? null : at);
                statement.setTimestamp(14, at);
                statement.executeUpdate();
            }
            connection.commit();
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private String notSecured(String situation) {
        return """
                {"campaignId": "%s", "householdId": "%s", "secured": false, %s
                 "visitedAt": "%s", "deviceId": "phone-1",
                 "photos": [{"photoId": "%s", "slot": "FRONT"}]}
                """.formatted(
                        campaign,
                        household,
                        situation == null ? "" : "\"situation\": \"" + situation + "\",",
                        Given.VISITED_AT,
                        Given.id());
    }

    private static ValidatableResponse put(UUID id, String record) {
        return given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body(record)
                .put("/api/v1/verifications/" + id)
                .then();
    }
}
