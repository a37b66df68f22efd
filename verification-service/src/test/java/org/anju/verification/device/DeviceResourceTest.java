package org.anju.verification.device;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.FieldWork;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeviceResourceTest {

    private static final String TOWNSHIP = "township-622927100000";
    private static final String REPORT = """
            {"pending": %d, "oldestPendingAt": "%s", "appVersion": "1.4.0", "ruleSet": "2020",
             "freeStorageBytes": 2147483648, "packs": {"622927100200": "cursor"}}
            """;

    @Inject
    Given given;

    @Inject
    FieldWork work;

    private final String phone = "phone-" + UUID.randomUUID();

    @Test
    void keepsWhatAPhoneTellsOfItself() {
        report(VERIFIER, 3, Instant.parse("2026-06-05T01:30:00Z"))
                .statusCode(200)
                .body("deviceId", equalTo(phone))
                .body("pending", equalTo(3));

        get(TOWNSHIP)
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].username", equalTo(VERIFIER))
                .body("[0].regions", contains(VILLAGE))
                .body("[0].pending", equalTo(3))
                .body("[0].oldestPendingAt", equalTo("2026-06-05T01:30:00Z"))
                .body("[0].appVersion", equalTo("1.4.0"))
                .body("[0].ruleSet", equalTo("2020"))
                .body("[0].freeStorageBytes", equalTo(2147483648L))
                .body("[0].packs.622927100200", equalTo("cursor"))
                .body("[0].lastUploadAt", nullValue())
                .body("[0].clock", nullValue());
    }

    @Test
    void measuresTheClockOfAPhoneThatTellsIt() {
        given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .header(
                        "Device-Time",
                        Instant.now()
                                .plusSeconds(100)
                                .truncatedTo(ChronoUnit.MILLIS)
                                .toString())
                .header("Device-Round-Trip", "60000")
                .body("{\"pending\": 0, \"appVersion\": \"1\"}")
                .put("/api/v1/devices/" + phone)
                .then()
                .statusCode(200)
                .body("clock.aheadAtLeastMillis", lessThanOrEqualTo(100_000))
                .body("clock.aheadAtMostMillis", greaterThanOrEqualTo(100_000));
        report(VERIFIER, 0, Instant.now()).body("clock.aheadAtMostMillis", greaterThanOrEqualTo(100_000));
    }

    @Test
    void isSeenByItsUploads() {
        UUID campaign = given.campaign();
        report(VERIFIER, 5, Instant.now());
        for (int record = 0; record < 2; record++) {
            upload(campaign, Given.id(), given.household(VILLAGE)).statusCode(201);
        }
        UUID sentTwice = Given.id();
        String record = record(campaign, given.household(VILLAGE));
        upload(sentTwice, record).statusCode(201);
        upload(sentTwice, record).statusCode(200);

        await().untilAsserted(() -> get(TOWNSHIP)
                .body("[0].lastUploadAt", notNullValue())
                .body("[0].uploadedSinceReport", equalTo(3))
                .body("[0].pending", equalTo(5)));
        report(VERIFIER, 2, Instant.now())
                .body("uploadedSinceReport", equalTo(0))
                .body("lastUploadAt", notNullValue());
    }

    @Test
    void isKnownByItsUploadsAlone() {
        upload(given.campaign(), Given.id(), given.household(VILLAGE)).statusCode(201);
        await().untilAsserted(() -> get(TOWNSHIP)
                .statusCode(200)
                .body("[0].username", equalTo(VERIFIER))
                .body("[0].pending", equalTo(0))
                .body("[0].reportedAt", nullValue()));
    }

    @Test
    void doesNotTakeARefusedRecordForAnUpload() {
        upload(given.campaign("622926000000"), Given.id(), given.household(VILLAGE))
                .statusCode(422);
        await().untilAsserted(() -> get(TOWNSHIP).statusCode(200).body("[0].lastUploadAt", nullValue()));
    }

    @Test
    void flagsPhonesOnWhichRecordsSleep() {
        report(VERIFIER, 3, Instant.now());
        assertThat(silent(24)).doesNotContain(phone);

        age("30 hours");
        assertThat(silent(24)).contains(phone);
        assertThat(silent(48)).doesNotContain(phone);
        get(TOWNSHIP).body("[0].silent", equalTo(true));
    }

    @Test
    void doesNotFlagAPhoneThatSentWhatItHadReported() {
        UUID campaign = given.campaign();
        report(VERIFIER, 1, Instant.now());
        upload(campaign, Given.id(), given.household(VILLAGE)).statusCode(201);
        await().untilAsserted(() -> get(TOWNSHIP).body("[0].uploadedSinceReport", equalTo(1)));
        age("30 hours");
        assertThat(silent(24)).doesNotContain(phone);
    }

    @Test
    void doesNotFlagAPhoneThatSendsAlthoughSlowly() {
        report(VERIFIER, 9, Instant.now());
        age("30 hours");
        upload(given.campaign(), Given.id(), given.household(VILLAGE)).statusCode(201);
        await().untilAsserted(() -> get(TOWNSHIP).body("[0].lastUploadAt", notNullValue()));
        assertThat(silent(24)).doesNotContain(phone);
    }

    @Test
    void believesNoClockThatPutsTheOldestRecordIntoTheFuture() {
        report(VERIFIER, 3, Instant.now().plus(1000, ChronoUnit.DAYS));
        work.change("UPDATE device SET reported_at = reported_at - interval '30 hours' WHERE device_id = ?", phone);
        assertThat(silent(24)).contains(phone);
    }

    @Test
    void keepsAccountsApartThatShareAPhone() {
        report(VERIFIER, 3, Instant.now());
        report("verifier-622927100201", 1, Instant.now()).body("pending", equalTo(1));

        get(TOWNSHIP).body("$", hasSize(2)).body("pending.sum()", equalTo(4));
    }

    @Test
    void isShownWithinTheRegionsOfItsAccountOnly() {
        report(VERIFIER, 3, Instant.now());
        list(TOWNSHIP, "622927100000").body("items.deviceId", hasItem(phone));
        list("county-622927", "622927000000").body("items.deviceId", hasItem(phone));
        list("prefecture-6229", "622900000000").body("items.deviceId", hasItem(phone));
        list("prefecture-6229", "622926000000").body("items.deviceId", not(hasItem(phone)));
        get("county-622926").statusCode(404).body("type", equalTo("urn:anju:problem:device-unknown"));
        request("county-622926")
                .queryParam("region", "622927000000")
                .get("/api/v1/devices")
                .then()
                .statusCode(403);
    }

    @Test
    void pagesWithoutLosingOrRepeating() {
        List<String> phones = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            String one = phone + "-" + number;
            phones.add(one);
            report(one, "verifier-622927100202", 0, Instant.now());
        }
        List<String> listed = new ArrayList<>();
        String cursor = null;
        do {
            ValidatableResponse page = request(TOWNSHIP)
                    .queryParam("region", "622927100202")
                    .queryParam("limit", 2)
                    .queryParam("cursor", cursor == null ? List.of() : List.of(cursor))
                    .get("/api/v1/devices")
                    .then()
                    .statusCode(200);
            listed.addAll(page.extract().<List<String>>path("items.deviceId"));
            cursor = page.extract().path("cursor");
        } while (cursor != null);
        assertThat(listed).doesNotHaveDuplicates().containsAll(phones);
    }

    @Test
    void refusesACursorThatIsNone() {
        request(TOWNSHIP)
                .queryParam("region", "622927100000")
                .queryParam("cursor", "x!")
                .get("/api/v1/devices")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:cursor-malformed"));
    }

    @Test
    void refusesAReportThatCannotBe() {
        given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body("{\"pending\": -1, \"appVersion\": \"a\\u0000\"}")
                .put("/api/v1/devices/" + phone)
                .then()
                .statusCode(400);
    }

    @Test
    void letsVerifiersReportAndOthersRead() {
        for (String user : List.of(TOWNSHIP, "prefecture-6229", "admin")) {
            report(user, 0, Instant.now()).statusCode(403);
        }
        for (String user : List.of(VERIFIER, "auditor", "admin")) {
            request(user)
                    .queryParam("region", VILLAGE)
                    .get("/api/v1/devices")
                    .then()
                    .statusCode(403);
            get(user).statusCode(403);
        }
    }

    private void age(String time) {
        work.change("""
                UPDATE device SET reported_at = reported_at - ?::interval, oldest_pending_at = oldest_pending_at - ?::interval,
                    last_upload_at = last_upload_at - ?::interval WHERE device_id = ?
                """, time, time, time, phone);
    }

    private List<String> silent(int hours) {
        return request(TOWNSHIP)
                .queryParam("region", "622927100000")
                .queryParam("stale", hours)
                .queryParam("limit", 1000)
                .get("/api/v1/devices")
                .then()
                .statusCode(200)
                .extract()
                .path("items.deviceId");
    }

    private ValidatableResponse list(String user, String region) {
        return request(user)
                .queryParam("region", region)
                .queryParam("limit", 1000)
                .get("/api/v1/devices")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse get(String user) {
        return request(user).get("/api/v1/devices/" + phone).then();
    }

    private static RequestSpecification request(String user) {
        return given().auth().oauth2(Tokens.of(user));
    }

    private ValidatableResponse report(String user, int pending, Instant oldest) {
        return report(phone, user, pending, oldest);
    }

    private static ValidatableResponse report(String device, String user, int pending, Instant oldest) {
        return request(user)
                .contentType(ContentType.JSON)
                .body(REPORT.formatted(pending, oldest))
                .put("/api/v1/devices/" + device)
                .then();
    }

    private ValidatableResponse upload(UUID campaign, UUID id, UUID household) {
        return upload(id, record(campaign, household));
    }

    private String record(UUID campaign, UUID household) {
        return Given.record(campaign, household).replace("phone-1", phone);
    }

    private static ValidatableResponse upload(UUID id, String record) {
        return request(VERIFIER)
                .contentType(ContentType.JSON)
                .body(record)
                .put("/api/v1/verifications/" + id)
                .then();
    }
}
