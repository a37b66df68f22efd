package org.anju.household.history;

import static org.anju.household.testsupport.TestEvents.event;
import static org.anju.household.testsupport.TestEvents.happened;
import static org.anju.household.testsupport.TestEvents.registered;
import static org.anju.household.testsupport.TestEvents.registration;
import static org.anju.household.testsupport.TestEvents.today;
import static org.anju.household.testsupport.TestEvents.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other tests put households elsewhere: these two villages are this test's own. */
@QuarkusTest
class HouseholdCountTest {

    private static final String VILLAGE = "622927101201";
    private static final String OTHER_VILLAGE = "622927101202";
    private static final String TOWNSHIP = "622927101000";

    @Inject
    AgroalDataSource dataSource;

    @Test
    void tellsEveryDayAsItWasKnownAtEveryMoment() {
        LocalDate first = today().minusDays(10);
        long base = count(VILLAGE, today(), null);
        long otherBase = count(OTHER_VILLAGE, today(), null);
        String beginning = now();
        String staying = registered(with(registration(first), "villageCode", VILLAGE));
        String going = registered(with(registration(first.plusDays(2)), "villageCode", VILLAGE));
        String registered = now();
        happened(going, event("DEREGISTERED", "effectiveOn", first.plusDays(5).toString()));
        String deregistered = now();
        happened(
                staying,
                event(
                        "MOVED",
                        "villageCode",
                        OTHER_VILLAGE,
                        "effectiveOn",
                        first.plusDays(7).toString()));
        String moved = now();

        assertThat(count(VILLAGE, today(), beginning)).isEqualTo(base);
        assertThat(count(VILLAGE, first.plusDays(1), registered) - count(VILLAGE, first.plusDays(1), beginning))
                .isEqualTo(1);
        assertThat(count(VILLAGE, first.plusDays(2), registered) - count(VILLAGE, first.plusDays(2), beginning))
                .isEqualTo(2);
        assertThat(count(VILLAGE, today(), registered)).isEqualTo(base + 2);
        assertThat(count(VILLAGE, first.plusDays(4), deregistered))
                .isEqualTo(count(VILLAGE, first.plusDays(4), registered));
        assertThat(count(VILLAGE, first.plusDays(5), deregistered))
                .isEqualTo(count(VILLAGE, first.plusDays(5), registered) - 1);
        assertThat(count(VILLAGE, today(), deregistered)).isEqualTo(base + 1);
        assertThat(count(VILLAGE, today(), moved)).isEqualTo(base);
        assertThat(count(OTHER_VILLAGE, today(), moved)).isEqualTo(otherBase + 1);
        assertThat(count(TOWNSHIP, first.plusDays(7), moved))
                .isEqualTo(count(TOWNSHIP, first.plusDays(7), deregistered));
        assertThat(count(VILLAGE, first.plusDays(2), moved)).isEqualTo(count(VILLAGE, first.plusDays(2), registered));
    }

    @Test
    void equalsTheHouseholdsThatAreActive() throws Exception {
        registered(with(registration(), "villageCode", VILLAGE));
        String removed = registered(with(registration(), "villageCode", VILLAGE));
        happened(removed, event("DEREGISTERED"));
        Api.importRoster(
                Api.LINXIA, TestRoster.of(TestHousehold.inJishishan("COUNT-1"), TestHousehold.inDongxiang("COUNT-2")));

        assertThat(count("622927000000", null, null)).isEqualTo(active("622927000000"));
        assertThat(count(VILLAGE, null, null)).isEqualTo(active(VILLAGE));
        assertThat(Api.as(Api.LINXIA).get("/households/count").jsonPath().getLong("households"))
                .isEqualTo(active("622900000000"));
    }

    /** What it writes adds to yesterday's number, and leaves today's as it is, which another test compares. */
    @Test
    void waitsForWhoeverIsJustWritingSoThatTheNumberStays() throws Exception {
        LocalDate yesterday = today().minusDays(1);
        long before = count(OTHER_VILLAGE, yesterday, null);
        CompletableFuture<JsonPath> answer;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            RowSecurity.restrict(connection, RegionScope.of(List.of(new RegionCode(OTHER_VILLAGE))));
            statement.execute("""
                    INSERT INTO roster_ledger (village_code, effective_on, delta, kind)
                    VALUES ('%1$s', '%2$s', 1, 'REGISTERED'), ('%1$s', '%3$s', -1, 'DEREGISTERED')
                    """.formatted(OTHER_VILLAGE, yesterday, today()));
            answer = CompletableFuture.supplyAsync(() -> ask(OTHER_VILLAGE, yesterday, null));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> isWaiting(statement));
            assertThat(answer).isNotDone();
            connection.commit();
        }

        JsonPath told = answer.get(60, TimeUnit.SECONDS);
        assertThat(told.getLong("households")).isEqualTo(before + 1);
        assertThat(count(OTHER_VILLAGE, yesterday, told.getString("knownAt"))).isEqualTo(before + 1);
    }

    @Test
    void splitsByTheLevelAskedFor() {
        registered(with(registration(), "villageCode", VILLAGE));

        JsonPath townships = request(Api.JISHISHAN)
                .queryParam("region", "622927000000")
                .queryParam("by", "TOWNSHIP")
                .get("/households/count")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(townships.getList("regions.code", String.class)).contains(TOWNSHIP);
        assertThat(townships.getLong("regions.households.sum()")).isEqualTo(townships.getLong("households"));
        assertThat(townships.getString("regions.find { it.code == '%s' }.name".formatted(TOWNSHIP)))
                .isNotBlank();
        request(Api.JISHISHAN).get("/households/count").then().statusCode(200).body("regions", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"asOf,2999-01-01", "knownAt,2999-01-01T00:00:00+08:00"})
    void refusesWhatIsStillToCome(String field, String moment) {
        request(Api.JISHISHAN)
                .queryParam(field, moment)
                .get("/households/count")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:moment-in-future"))
                .body("violations.field", contains(field));
    }

    @Test
    void refusesForeignRegion() {
        request(Api.JISHISHAN)
                .queryParam("region", "622926000000")
                .get("/households/count")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "integrator", "auditor"})
    void refusesRolesWithoutNeed(String username) {
        request(username).get("/households/count").then().statusCode(403);
    }

    private static boolean isWaiting(Statement statement) throws Exception {
        try (ResultSet row = statement.executeQuery(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 6229011 AND NOT granted"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")) {
            row.next();
            return row.getInt(1) > 0;
        }
    }

    private long active(String region) throws Exception {
        RegionCode code = new RegionCode(region);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            RowSecurity.restrict(connection, RegionScope.of(List.of(code)));
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM household WHERE status = 'ACTIVE'")) {
                row.next();
                return row.getLong(1);
            } finally {
                connection.rollback();
            }
        }
    }

    /** As the database sees it, which is the clock of the ledger. */
    private static String now() {
        return ask(VILLAGE, null, null).getString("knownAt");
    }

    private static long count(String region, LocalDate asOf, String knownAt) {
        return ask(region, asOf, knownAt).getLong("households");
    }

    private static JsonPath ask(String region, LocalDate asOf, String knownAt) {
        RequestSpecification request = request(Api.LINXIA).queryParam("region", region);
        if (asOf != null) {
            request.queryParam("asOf", asOf.toString());
        }
        if (knownAt != null) {
            request.queryParam("knownAt", OffsetDateTime.parse(knownAt).toString());
        }
        return request.get("/households/count").then().statusCode(200).extract().jsonPath();
    }

    private static RequestSpecification request(String username) {
        return Api.as(username);
    }
}
