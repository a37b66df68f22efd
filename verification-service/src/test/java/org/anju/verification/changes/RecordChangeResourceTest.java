package org.anju.verification.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.feed.FeedCursor;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.Patience;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other transactions of the server may hold the feed back for a moment, hence the waiting. */
@QuarkusTest
class RecordChangeResourceTest {

    private static final String INTEGRATOR = "integrator";

    @Inject
    Given given;

    @Inject
    AgroalDataSource dataSource;

    private UUID campaign;
    private UUID first;
    private UUID second;
    private UUID elsewhere;

    /** What other tests have stored before is read once. */
    private static String beginning;

    @BeforeEach
    void submitThreeRecords() {
        beginning = readAll(beginning).cursor();
        campaign = given.campaign();
        first = submit(Given.VILLAGE);
        second = submit(Given.VILLAGE);
        elsewhere = submit(Given.OTHER_VILLAGE);
    }

    @Test
    void tellsRecordsAsEventsDo() {
        JsonPath page = await(beginning, first, second, elsewhere).page();

        Map<String, Object> item = page.getMap("items.find { it.verification.verificationId == '" + first + "' }");
        assertThat(item).containsOnlyKeys("verification", "stateSince");
        assertThat(page.getMap("items.find { it.verification.verificationId == '" + first + "' }.verification"))
                .containsOnlyKeys(
                        "verificationId",
                        "campaignId",
                        "householdId",
                        "villageCode",
                        "revision",
                        "version",
                        "state",
                        "competing",
                        "assuranceCategory",
                        "assuranceMode",
                        "secured",
                        "safetyGrade",
                        "situation",
                        "photoCount",
                        "visitedAt",
                        "receivedAt",
                        "completedAt")
                .containsEntry("villageCode", Given.VILLAGE)
                .containsEntry("state", "SUBMITTED")
                .containsEntry("version", 1);
    }

    @Test
    void tellsEachRecordOnceInItsLatestState() throws SQLException {
        String before = await(beginning, first, second, elsewhere).cursor();
        change(second).close();
        change(first).close();
        change(first).close();

        Read read = await(before, second, first);

        assertThat(read.records()).containsExactly(second, first);
        assertThat(read.page()
                        .getInt("items.find { it.verification.verificationId == '" + first
                                + "' }.verification.version"))
                .isEqualTo(3);
    }

    @Test
    void missesNothingWhenTheEarlierBegunCommitsLater() throws SQLException {
        String before = await(beginning, first, second, elsewhere).cursor();
        try (Connection earlier = beginChange(first)) {
            change(second).close();

            Read held = readAll(before);
            assertThat(held.records()).isEmpty();

            earlier.commit();
            assertThat(await(held.cursor(), first, second).records()).containsExactly(first, second);
        }
    }

    @Test
    void goesOnFromEmptyPage() throws SQLException {
        String end = await(beginning, first, second, elsewhere).cursor();
        JsonPath empty =
                feed(INTEGRATOR, end).get("/api/v1/verification-changes").jsonPath();
        assertThat(own(empty)).isEmpty();
        assertThat(empty.getBoolean("more")).isFalse();

        change(first).close();

        assertThat(await(empty.getString("nextCursor"), first).records()).containsExactly(first);
    }

    @Test
    void pagesWithoutRepeatingOrLosing() {
        await(beginning, first, second, elsewhere);
        String cursor = beginning;
        List<UUID> records = new ArrayList<>();
        boolean more = true;
        while (more) {
            JsonPath page = page(INTEGRATOR, cursor, 1);
            records.addAll(own(page));
            cursor = page.getString("nextCursor");
            more = page.getBoolean("more");
        }

        assertThat(records).containsExactly(first, second, elsewhere);
    }

    @Test
    void tellsTheRegionThatIsAskedFor() {
        await(beginning, first, second, elsewhere);

        JsonPath page = feed(INTEGRATOR, beginning)
                .queryParam("region", "622926000000")
                .queryParam("limit", 1000)
                .get("/api/v1/verification-changes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(own(page)).containsExactly(elsewhere);
    }

    @Test
    void tellsOwnRegionsOnly() throws SQLException {
        String before = await(beginning, first, second, elsewhere).cursor();
        change(first).close();
        change(elsewhere).close();
        change(second).close();
        await(before, first, elsewhere, second);

        assertThat(own(page("integrator-622927", before, 1000))).containsExactly(first, second);
    }

    @Test
    void refusesRegionOfOthers() {
        feed(INTEGRATOR, null)
                .queryParam("region", "620100000000")
                .get("/api/v1/verification-changes")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
    }

    @Test
    void refusesCursorThatIsNone() {
        feed(INTEGRATOR, "AAAA")
                .get("/api/v1/verification-changes")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:cursor-malformed"))
                .body("violations.field", contains("since"));
    }

    @Test
    void refusesCursorAheadOfTheDatabase() {
        feed(INTEGRATOR, FeedCursor.before(Long.MAX_VALUE).toString())
                .get("/api/v1/verification-changes")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:cursor-of-another-database"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", Given.VERIFIER, "county-622927"})
    void refusesRolesWithoutNeed(String username) {
        feed(username, null).get("/api/v1/verification-changes").then().statusCode(403);
    }

    /** @param page the last one with items */
    private record Read(List<UUID> records, String cursor, JsonPath page) {}

    private UUID submit(String village) {
        UUID id = Given.id();
        RestAssured.given()
                .auth()
                .oauth2(Tokens.of("verifier-" + village))
                .contentType(ContentType.JSON)
                .body(Given.record(campaign, given.household(village)))
                .put("/api/v1/verifications/" + id)
                .then()
                .statusCode(201);
        return id;
    }

    private Connection change(UUID record) throws SQLException {
        Connection connection = beginChange(record);
        connection.commit();
        return connection;
    }

    private Connection beginChange(UUID record) throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        RowSecurity.restrict(connection, RegionScope.everything());
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE verification SET version = version + 1 WHERE id = ?")) {
            statement.setObject(1, record);
            assertThat(statement.executeUpdate()).isOne();
        }
        return connection;
    }

    private Read await(String since, UUID... records) {
        return Patience.await().pollInterval(Duration.ofMillis(50)).until(() -> readAll(since), read -> read.records()
                .containsAll(List.of(records)));
    }

    private Read readAll(String since) {
        List<UUID> records = new ArrayList<>();
        String cursor = since;
        JsonPath latest = null;
        while (true) {
            JsonPath page = page(INTEGRATOR, cursor, 1000);
            records.addAll(own(page));
            latest = page.getList("items").isEmpty() ? latest : page;
            cursor = page.getString("nextCursor");
            if (!page.getBoolean("more")) {
                return new Read(records, cursor, latest);
            }
        }
    }

    /** Of this test's campaign. */
    private List<UUID> own(JsonPath page) {
        return page
                .getList(
                        "items.findAll { it.verification.campaignId == '" + campaign
                                + "' }.verification.verificationId",
                        String.class)
                .stream()
                .map(UUID::fromString)
                .toList();
    }

    private static JsonPath page(String username, String since, int limit) {
        return feed(username, since)
                .queryParam("limit", limit)
                .get("/api/v1/verification-changes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification feed(String username, String since) {
        RequestSpecification request = RestAssured.given().auth().oauth2(Tokens.of(username));
        return since == null ? request : request.queryParam("since", since);
    }
}
