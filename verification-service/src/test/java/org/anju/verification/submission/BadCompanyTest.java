package org.anju.verification.submission;

import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import org.anju.verification.testsupport.Api;
import org.anju.verification.testsupport.ClosingRecords;
import org.anju.verification.testsupport.FailingRecords;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that cannot be stored is refused alone: those that come or wait together with it are stored. */
@QuarkusTest
class BadCompanyTest {

    @Inject
    Given given;

    @Inject
    ClosingRecords records;

    @Inject
    FailingRecords failing;

    private UUID campaign;

    @BeforeEach
    void campaign() {
        campaign = given.campaign();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"+300000-01-01T00:00:00Z\"",
                "\"-4800-01-01T00:00:00Z\"",
                "\"1999-12-31T23:59:59+08:00\"",
                "\"2100-01-01T00:00:00+08:00\"",
                "1780623000",
                "1780623000000000",
                "1780623000.25",
                "\"1780623000\""
            })
    void refusesATimeThatNobodyMeansAndStoresTheOthers(String visitedAt) {
        String bad = record().replace("\"" + Given.VISITED_AT + "\"", visitedAt);
        refusesTheSecondAlone(bad)
                .body("receipts[1].problem.status", equalTo(400))
                .body("receipts[1].problem.violations[0].field", equalTo("visitedAt"));
        put(Given.id(), bad).statusCode(400).body("violations[0].field", equalTo("visitedAt"));
    }

    @Test
    void namesTheTimeAndWhatItShouldBe() {
        put(Given.id(), record().replace(Given.VISITED_AT, "+300000-01-01T00:00:00Z"))
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:record-malformed"))
                .body("violations[0].found", equalTo("+300000-01-01T00:00Z"))
                .body("violations[0].message", startsWith("must be within the years 2000 to 2099"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "revisitOn | \"revisitOn\": \"+300000-01-01\"",
                "revisitOn | \"revisitOn\": 5874898000",
                "attempts[0].on | \"attempts\": [{\"on\": \"+300000-01-01\", \"means\": \"VISIT\"}]",
                "lodging.since | \"lodging\": {\"since\": \"-0044-03-15\"}",
                "lodging.until | \"lodging\": {\"until\": \"9999-12-31\"}",
                "appraisal.appraisedOn | \"appraisal\": {\"basis\": \"RATING\", \"appraisedOn\": \"+5874898-01-01\"}",
                "renovation.acceptedOn | \"renovation\": {\"kind\": \"REPAIR\", \"acceptedOn\": \"0001-01-01\"}",
                "relocation.movedInOn | \"relocation\": {\"movedInOn\": \"+300000-01-01\"}"
            })
    void refusesADayThatNobodyMeansAndStoresTheOthers(String field, String details) {
        refusesTheSecondAlone(with("\"details\": {" + details + "}"))
                .body("receipts[1].problem.type", equalTo("urn:anju:problem:record-malformed"))
                .body("receipts[1].problem.violations.field", equalTo(List.of("details." + field)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"note\": \"\\u0000\"",
                "\"note\": \"half of a character: \\ud83c\"",
                "\"situation\": \"LOCKED\\u0000\"",
                "\"details\": {\"lateReason\": \"\\udfe0\"}"
            })
    void refusesTextThatCannotBeStoredAndStoresTheOthers(String field) {
        refusesTheSecondAlone(with(field))
                .body("receipts[1].problem.type", equalTo("urn:anju:problem:record-malformed"));
    }

    @Test
    void refusesCodesThatCannotBeStored() {
        put(Given.id(), record().replace("\"FRONT\"", "\"FRONT\\u0000\""))
                .statusCode(400)
                .body("violations.field", hasItem("photos[0].slot"));
        put(Given.id(), record().replace("ORIGINAL_HOUSE_B", "\\u0000"))
                .statusCode(400)
                .body("violations.field", hasItem("assuranceMode"));
        put(Given.id(), record().replace("\"accuracyMeters\": 12", "\"accuracyMeters\": 1e400"))
                .statusCode(400)
                .body("violations.field", hasItem("position.accuracyMeters"));
    }

    @Test
    void takesCharactersOfTwoHalves() {
        put(Given.id(), with("\"note\": \"\\ud83c\\udfe0 𠮷野\\n二层\"")).statusCode(201);
    }

    @Test
    void storesTheOthersOfABatchWhenTheDatabaseRefusesOne() {
        UUID first = Given.id();
        UUID second = Given.id();
        UUID third = Given.id();
        String bad = record();
        String batch = batch(Given.withId(first, record()), Given.withId(second, bad), Given.withId(third, record()));
        failing.add(second);
        try {
            send(batch)
                    .body("receipts.status", equalTo(List.of("STORED", "REFUSED", "STORED")))
                    .body("receipts[1].id", equalTo(second.toString()))
                    .body("receipts[1].problem.status", equalTo(500))
                    .body("receipts[1].problem.type", equalTo("urn:anju:problem:record-not-storable"));
            put(second, bad).statusCode(500).body("type", equalTo("urn:anju:problem:record-not-storable"));
        } finally {
            failing.remove(second);
        }
        send(batch).body("receipts.status", equalTo(List.of("SAME", "STORED", "SAME")));
    }

    @Test
    void takesUpTheOtherParkedRecordsWhenTheDatabaseRefusesOne() {
        List<UUID> households = List.of(Given.id(), Given.id(), Given.id());
        List<UUID> parked = households.stream().map(this::parked).toList();
        failing.add(parked.get(1));
        try {
            makeKnown(households);
            await().untilAsserted(() -> reconcile(parked)
                    .body("receipts.answer", equalTo(List.of("HELD", "REFUSED", "HELD")))
                    .body("receipts[1].reason", containsString("record-not-storable")));
        } finally {
            failing.remove(parked.get(1));
        }
    }

    @Test
    void takesUpTheOtherParkedRecordsWhereOneIsUnreadable() {
        List<UUID> households = List.of(Given.id(), Given.id(), Given.id());
        List<UUID> parked = households.stream().map(this::parked).toList();
        records.execute("UPDATE parked_submission SET body = '{' WHERE id = ?", parked.get(0));
        records.execute(
                "UPDATE parked_submission SET body = jsonb_set(body::jsonb, '{visitedAt}', '\"+300000-01-01T00:00:00Z\"') WHERE id = ?",
                parked.get(1));
        makeKnown(households);
        await().untilAsserted(() -> reconcile(parked)
                .body("receipts.answer", equalTo(List.of("REFUSED", "REFUSED", "HELD")))
                .body("receipts[0].reason", containsString("record-not-storable"))
                .body("receipts[1].reason", containsString("record-malformed"))
                .body("receipts[2].reason", nullValue()));
    }

    private UUID parked(UUID household) {
        UUID id = Given.id();
        put(id, Given.record(campaign, household)).statusCode(202);
        return id;
    }

    /** All at once, so that their records are ready together. */
    private void makeKnown(List<UUID> households) {
        records.execute("""
                INSERT INTO household SELECT id, id::text, ?, 'ORIGINAL_HOUSE_B', 4, true, 1
                FROM unnest(ARRAY[?, ?, ?]::uuid[]) AS t (id)
                """, VILLAGE, households.get(0), households.get(1), households.get(2));
    }

    private ValidatableResponse refusesTheSecondAlone(String bad) {
        UUID second = Given.id();
        return send(batch(
                        Given.withId(Given.id(), record()),
                        Given.withId(second, bad),
                        Given.withId(Given.id(), record())))
                .body("receipts.status", equalTo(List.of("STORED", "REFUSED", "STORED")))
                .body("receipts[1].id", equalTo(second.toString()));
    }

    private String record() {
        return Given.record(campaign, given.household(VILLAGE));
    }

    private String with(String field) {
        return record().replaceFirst("\\{", Matcher.quoteReplacement("{" + field + ", "));
    }

    private static String batch(String... items) {
        return "{\"items\": [" + String.join(",", items) + "]}";
    }

    private static ValidatableResponse send(String batch) {
        return Api.post(VERIFIER, "/verifications/batch", batch).statusCode(200);
    }

    private static ValidatableResponse put(UUID id, String record) {
        return Api.as(VERIFIER).body(record).put("/verifications/" + id).then();
    }

    private static ValidatableResponse reconcile(List<UUID> ids) {
        String receipts = String.join(
                ",", ids.stream().map(id -> "{\"id\": \"" + id + "\"}").toList());
        return Api.post(VERIFIER, "/verifications/reconcile", "{\"receipts\": [" + receipts + "]}")
                .statusCode(200);
    }
}
