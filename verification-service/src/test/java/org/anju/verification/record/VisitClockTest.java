package org.anju.verification.record;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.rule.ParameterNames;
import org.anju.verification.rule.testsupport.Drafts;
import org.anju.verification.rule.testsupport.ShippedRules;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Phones whose clocks are wrong. */
@QuarkusTest
class VisitClockTest {

    @Inject
    Given given;

    @Inject
    Broker broker;

    private UUID campaign;
    private UUID household;

    @BeforeEach
    void campaignWithOneHousehold() {
        campaign = given.campaign();
        household = given.household(VILLAGE);
    }

    @Test
    void correctsWhenAVisitWasByWhatTheUploadSaidOfTheClock() {
        Instant truly = Instant.now().minus(Duration.ofMinutes(20));
        Duration ahead = Duration.ofMinutes(-7);
        String phone = UUID.randomUUID().toString();
        UUID id = send(record(truly.plus(ahead)).replace("phone-1", phone), now().plus(ahead), "30000");

        ValidatableResponse record = get(id);
        Instant earliest = Instant.parse(record.extract().path("visitedBetween.earliest"));
        Instant latest = Instant.parse(record.extract().path("visitedBetween.latest"));
        assertThat(truly).isBetween(earliest, latest);
        assertThat(Duration.between(earliest, latest)).isLessThan(Duration.ofSeconds(32));
    }

    @Test
    void narrowsThatByWhatElseThePhoneSentNearTheVisit() {
        Instant truly = Instant.now().minus(Duration.ofMinutes(2));
        Duration ahead = Duration.ofMinutes(3);
        String phone = UUID.randomUUID().toString();
        UUID id = send(record(truly.plus(ahead)).replace("phone-1", phone), now().plus(ahead), null);
        assertThat(width(id)).isGreaterThan(Duration.ofSeconds(59));

        given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .header("Device-Time", now().plus(ahead).toString())
                .header("Device-Round-Trip", "30000")
                .body("{\"pending\": 0, \"appVersion\": \"1\"}")
                .put("/api/v1/devices/" + phone)
                .then()
                .statusCode(200);
        assertThat(width(id)).isLessThan(Duration.ofSeconds(32));
    }

    @Test
    void neverPutsAVisitAfterItsRecordCame() {
        UUID id = send(record(Instant.now()), now(), null);
        ValidatableResponse record = get(id);
        Instant receivedAt = Instant.parse(record.extract().path("receivedAt"));
        assertThat(Instant.parse(record.extract().path("visitedBetween.latest")))
                .isBeforeOrEqualTo(receivedAt);
    }

    @Test
    void saysNothingOfAClockThatWasNotTold() {
        UUID silent = send(record(Instant.now()), null, null);
        get(silent).body("visitedBetween", nullValue());
    }

    @Test
    void storesARecordWhoseClockCannotBeRead() {
        UUID id = Given.id();
        upload(Given.record(campaign, household), id)
                .header("Device-Time", "昨天")
                .put("/api/v1/verifications/" + id)
                .then()
                .statusCode(201);
        get(id).body("visitedBetween", nullValue());
    }

    @Test
    void findsAClockThatIsOffByMoreThanTenMinutes() {
        send(record(Instant.now()), now().plus(Duration.ofMinutes(11)), "500");
        awaitFinding("REVIEW");
    }

    @Test
    void doesNotCallAClockWrongThatMayBeRight() {
        send(record(Instant.now()), now().minus(Duration.ofSeconds(630)), null);
        awaitFinding("WARN");
    }

    @Test
    void findsNothingWhereTheClockIsNearlyRight() {
        send(record(Instant.now()), now().plus(Duration.ofMinutes(8)), "500");
        broker.untilConsumed("verification-events");
        held().body("items[0].findings", hasSize(0));
    }

    @Test
    void goesByTheToleranceInTheRulesOfTheCampaign() {
        ObjectNode rules = Drafts.set();
        for (JsonNode parameter : rules.get("parameters")) {
            if (parameter.get("name").asText().equals(ParameterNames.CLOCK_MINUTES)) {
                ((ObjectNode) parameter).put("value", 10.5);
            }
        }
        campaign = given.campaign("622900000000", Given.STARTS_ON, Given.DEADLINE, Drafts.published(rules, null));

        send(record(Instant.now()), now().plus(Duration.ofSeconds(615)), "500");
        broker.untilConsumed("verification-events");
        held().body("items[0].findings", hasSize(0));
    }

    @Test
    void weighsASuspicionAsTheRuleSetDoesAndAProofAsNoLess() {
        ObjectNode rules = Drafts.set();
        Drafts.check(rules, "Q04", "CLOCK").put("severity", "REVIEW");
        campaign = given.campaign("622900000000", Given.STARTS_ON, Given.DEADLINE, published(rules));
        send(record(Instant.now()), now().minus(Duration.ofSeconds(630)), null);
        awaitFinding("REVIEW");
    }

    @Test
    void findsNothingWhereTheRuleSetDoesNotAskForIt() {
        ObjectNode rules = Drafts.set();
        Drafts.check(rules, "Q04", "CLOCK").putObject("appliesTo").put("secured", false);
        campaign = given.campaign("622900000000", Given.STARTS_ON, Given.DEADLINE, published(rules));
        send(record(Instant.now()), now().plus(Duration.ofMinutes(11)), "500");
        broker.untilConsumed("verification-events");
        held().body("items[0].findings", hasSize(0));
    }

    /** With the shipped set's cases, but for those of the clock. */
    private static String published(ObjectNode rules) {
        ArrayNode cases = (ArrayNode) ShippedRules.casesJson();
        cases.removeIf(each -> each.toString().contains("CLOCK"));
        return Drafts.published(rules, cases);
    }

    @Test
    void keepsTheClockOfARecordThatIsParked() {
        UUID unknown = Given.id();
        UUID id = Given.id();
        upload(Given.record(campaign, unknown), id)
                .header("Device-Time", now().minus(Duration.ofDays(400)).toString())
                .header("Device-Round-Trip", "100")
                .put("/api/v1/verifications/" + id)
                .then()
                .statusCode(202);
        given.household(unknown, VILLAGE);
        awaitFinding("REVIEW");
    }

    private void awaitFinding(String severity) {
        await().untilAsserted(() -> held().body("items[0].findings", hasSize(1))
                .body("items[0].findings[0].rule", equalTo("Q04"))
                .body("items[0].findings[0].severity", equalTo(severity)));
    }

    private Duration width(UUID id) {
        ValidatableResponse record = get(id);
        return Duration.between(
                Instant.parse(record.extract().path("visitedBetween.earliest")),
                Instant.parse(record.extract().path("visitedBetween.latest")));
    }

    private UUID send(String record, OffsetDateTime deviceTime, String roundTrip) {
        UUID id = Given.id();
        RequestSpecification request = upload(record, id);
        if (deviceTime != null) {
            request.header("Device-Time", deviceTime.toString());
        }
        if (roundTrip != null) {
            request.header("Device-Round-Trip", roundTrip);
        }
        request.put("/api/v1/verifications/" + id).then().statusCode(201);
        return id;
    }

    private static RequestSpecification upload(String record, UUID id) {
        return given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body(Given.withId(id, record));
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.ofHours(8)).truncatedTo(ChronoUnit.MILLIS);
    }

    private String record(Instant shown) {
        return Given.record(campaign, household)
                .replace(Given.VISITED_AT, shown.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private ValidatableResponse held() {
        return given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .queryParam("campaign", campaign)
                .queryParam("village", VILLAGE)
                .get("/api/v1/verifications/held")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse get(UUID id) {
        return given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .get("/api/v1/verifications/" + id)
                .then()
                .statusCode(200);
    }
}
