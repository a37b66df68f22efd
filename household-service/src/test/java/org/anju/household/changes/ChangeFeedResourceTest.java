package org.anju.household.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.HouseholdChanges;
import org.anju.household.testsupport.Numbers;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other transactions of the server may hold the feed back for a moment, hence the waiting. */
@QuarkusTest
class ChangeFeedResourceTest {

    private static final int PATIENCE_SECONDS = 60;

    @Inject
    HouseholdChanges changes;

    private final String run = "FEED-" + Numbers.next() + "-";

    @BeforeEach
    void importHouseholds() {
        Api.importRoster(
                Api.LINXIA,
                TestRoster.of(
                        TestHousehold.inJishishan(run + 1).withMembers(3),
                        TestHousehold.inJishishan(run + 2).withMembers(3),
                        TestHousehold.inDongxiang(run + 3)));
    }

    @Test
    void tellsHouseholdsWithoutPersonalData() {
        JsonPath page = await(null, run + 1, run + 2, run + 3).page();

        Map<String, Object> item = page.getMap("items.find { it.household.householdNo == '" + run + 1 + "' }");
        assertThat(item).containsOnlyKeys("household", "changedAt");
        assertThat(page.getMap("items.find { it.household.householdNo == '" + run + 1 + "' }.household"))
                .containsOnlyKeys(
                        "householdId",
                        "householdNo",
                        "villageCode",
                        "povertyAttribute",
                        "expectedMode",
                        "memberCount",
                        "status",
                        "version",
                        "occurredAt")
                .containsEntry("villageCode", "622927100201")
                .containsEntry("version", 1);
        assertThat(page.prettify()).doesNotContain("马占海", "138****1234");
    }

    @Test
    void tellsEachHouseholdOnceInItsLatestState() throws SQLException {
        String before = await(null, run + 1, run + 2, run + 3).cursor();
        changes.remove(run + 2);
        changes.move(run + 1, "622927100202");
        changes.remove(run + 1);

        Read read = await(before, run + 2, run + 1);

        assertThat(read.numbers()).containsExactly(run + 2, run + 1);
        assertThat(read.page()
                        .getString("items.find { it.household.householdNo == '" + run + 1 + "' }.household.status"))
                .isEqualTo("REMOVED");
        assertThat(read.page().getInt("items.find { it.household.householdNo == '" + run + 1 + "' }.household.version"))
                .isEqualTo(3);
    }

    @Test
    void missesNothingWhenTheEarlierBegunCommitsLater() throws SQLException {
        String before = await(null, run + 1, run + 2, run + 3).cursor();
        try (Connection earlier = changes.beginChange(run + 1)) {
            changes.remove(run + 2);

            Read held = readAll(before);
            assertThat(held.numbers()).isEmpty();

            earlier.commit();
            assertThat(await(held.cursor(), run + 1, run + 2).numbers()).containsExactly(run + 1, run + 2);
        }
    }

    @Test
    void goesOnFromEmptyPage() throws SQLException {
        String end = await(null, run + 1, run + 2, run + 3).cursor();
        JsonPath empty = feed(Api.INTEGRATOR, end).get("/changes").jsonPath();
        assertThat(empty.getList("items")).isEmpty();
        assertThat(empty.getBoolean("more")).isFalse();

        changes.remove(run + 1);

        assertThat(await(empty.getString("nextCursor"), run + 1).numbers()).containsExactly(run + 1);
    }

    @Test
    void pagesThroughImportOfOneTransaction() {
        String cursor = null;
        List<String> numbers = new ArrayList<>();
        await(null, run + 1, run + 2, run + 3);
        boolean more = true;
        while (more) {
            JsonPath page = feed(Api.INTEGRATOR, cursor)
                    .queryParam("limit", 1)
                    .get("/changes")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            numbers.addAll(page.getList("items.household.householdNo"));
            cursor = page.getString("nextCursor");
            more = page.getBoolean("more");
        }

        assertThat(numbers).doesNotHaveDuplicates().contains(run + 1, run + 2, run + 3);
    }

    @Test
    void tellsOwnRegionsOnly() {
        await(null, run + 1, run + 2, run + 3);

        assertThat(readAll(Api.JISHISHAN, null).numbers())
                .contains(run + 1, run + 2)
                .doesNotContain(run + 3);
    }

    @Test
    void refusesCursorThatIsNone() {
        feed(Api.INTEGRATOR, "AAAA")
                .get("/changes")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:cursor-malformed"))
                .body("violations.field", contains("since"));
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.ADMIN, Api.VERIFIER, "auditor"})
    void refusesRolesWithoutNeed(String username) {
        feed(username, null).get("/changes").then().statusCode(403);
    }

    /** @param page the last one with items */
    private record Read(List<String> numbers, String cursor, JsonPath page) {}

    private Read await(String since, String... numbers) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> readAll(since), read -> read.numbers().containsAll(List.of(numbers)));
    }

    private Read readAll(String since) {
        return readAll(Api.INTEGRATOR, since);
    }

    private Read readAll(String username, String since) {
        List<String> numbers = new ArrayList<>();
        String cursor = since;
        JsonPath latest = null;
        while (true) {
            JsonPath page = feed(username, cursor)
                    .queryParam("limit", 1000)
                    .get("/changes")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            page.getList("items.household.householdNo", String.class).stream()
                    .filter(number -> number.startsWith(run))
                    .forEach(numbers::add);
            latest = page.getList("items").isEmpty() ? latest : page;
            cursor = page.getString("nextCursor");
            if (!page.getBoolean("more")) {
                return new Read(numbers, cursor, latest);
            }
        }
    }

    private static RequestSpecification feed(String username, String since) {
        RequestSpecification request = Api.as(username);
        return since == null ? request : request.queryParam("since", since);
    }
}
