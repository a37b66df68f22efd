package org.anju.household.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.anju.household.testsupport.Api;
import org.anju.household.testsupport.DatabaseOwner;
import org.anju.household.testsupport.TestHousehold;
import org.anju.household.testsupport.TestRoster;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AuditResourceTest {

    private static final String VILLAGE = "622927100201";

    @Inject
    AgroalDataSource dataSource;

    private String household;
    private String foreign;

    @BeforeEach
    void readHouseholds() {
        Api.importRoster(
                Api.LINXIA, TestRoster.of(TestHousehold.inJishishan("AUDIT-1"), TestHousehold.inDongxiang("AUDIT-2")));
        household = idOf("AUDIT-1");
        foreign = idOf("AUDIT-2");
        read(Api.VERIFIER, household);
        read(Api.JISHISHAN, household);
        read(Api.DONGXIANG, foreign);
    }

    @Test
    void tellsWhoReadWhat() {
        Api.as(Api.AUDITOR)
                .queryParam("action", "household.read")
                .queryParam("objectId", household)
                .queryParam("username", Api.VERIFIER)
                .get("/audit-entries")
                .then()
                .statusCode(200)
                .body("items.username", everyItem(equalTo(Api.VERIFIER)))
                .body("items[0].subject", notNullValue())
                .body("items[0].objectType", equalTo("household"))
                .body("items[0].region", equalTo(VILLAGE))
                .body("items[0].recordedAt", notNullValue());
    }

    @Test
    void writesOneEntryForEachList() {
        Api.as(Api.JISHISHAN)
                .queryParam("region", VILLAGE)
                .queryParam("limit", 1)
                .get("/households")
                .then()
                .statusCode(200);

        Api.as(Api.AUDITOR)
                .queryParam("action", "households.listed")
                .queryParam("username", Api.JISHISHAN)
                .queryParam("limit", 1)
                .get("/audit-entries")
                .then()
                .statusCode(200)
                .body("items[0].region", equalTo(VILLAGE))
                .body("items[0].objectId", nullValue())
                .body("items[0].details.households", equalTo(1));
    }

    @Test
    void writesNothingOfWhatWasNotShown() {
        Api.as(Api.JISHISHAN).get("/households/" + foreign).then().statusCode(404);

        Api.as(Api.AUDITOR)
                .queryParam("objectId", foreign)
                .queryParam("username", Api.JISHISHAN)
                .get("/audit-entries")
                .then()
                .body("items", empty());
    }

    @Test
    void pagesByTime() {
        JsonPath first = Api.as(Api.AUDITOR)
                .queryParam("limit", 1)
                .get("/audit-entries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Api.as(Api.AUDITOR)
                .queryParam("limit", 1)
                .queryParam("cursor", first.getString("nextCursor"))
                .get("/audit-entries")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(first.getInt("items[0].id"))));
        Api.as(Api.AUDITOR)
                .queryParam(
                        "from",
                        OffsetDateTime.now(ZoneOffset.ofHours(8)).plusHours(1).toString())
                .get("/audit-entries")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    /** No demo auditor stands below the prefecture: the database is asked as it would be for one. */
    @Test
    void hidesForeignRegions() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT set_config('anju.scope', '622927', true)");
            try (var row = statement.executeQuery(
                    "SELECT count(*) FILTER (WHERE object_id = '%s'), count(*) FILTER (WHERE object_id = '%s') FROM audit_entry"
                            .formatted(household, foreign))) {
                row.next();
                assertThat(row.getInt(1)).isPositive();
                assertThat(row.getInt(2)).isZero();
            }
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "integrator", "county-622927", "prefecture-6229"})
    void refusesRolesWithoutNeed(String username) {
        Api.as(username)
                .get("/audit-entries")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:role-missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"integrator", "county-622927"})
    void refusesVerificationToOthers(String username) {
        Api.as(username).get("/audit-entries/verification").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET username = 'nobody'",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry",
                "UPDATE audit_link SET hash = hash",
                "DELETE FROM audit_link"
            })
    void letsServiceChangeNothing(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
        }
    }

    @Test
    void findsChangedContent() throws SQLException {
        String id = linkedEntry();

        assertFound(
                id,
                "HASH_DIFFERS",
                "UPDATE audit_entry SET username = 'x' || username WHERE id = " + id,
                "UPDATE audit_entry SET username = substr(username, 2) WHERE id = " + id);
        assertFound(
                id,
                "HASH_DIFFERS",
                "UPDATE audit_entry SET recorded_at = recorded_at - interval '1 microsecond' WHERE id = " + id,
                "UPDATE audit_entry SET recorded_at = recorded_at + interval '1 microsecond' WHERE id = " + id);
    }

    @Test
    void findsDeletedEntry() throws SQLException {
        String id = linkedEntry();

        assertFound(
                id,
                "ENTRY_MISSING",
                "CREATE TABLE stolen AS SELECT * FROM audit_entry WHERE id = " + id
                        + "; DELETE FROM audit_entry WHERE id = " + id,
                "INSERT INTO audit_entry OVERRIDING SYSTEM VALUE SELECT * FROM stolen; DROP TABLE stolen");
    }

    @Test
    void findsDeletedLink() throws SQLException {
        String id = linkedEntry();
        String position = DatabaseOwner.query("SELECT position FROM audit_link WHERE entry_id = " + id);
        DatabaseOwner.execute(
                "CREATE TABLE stolen AS SELECT * FROM audit_link WHERE entry_id = " + id,
                "DELETE FROM audit_link WHERE entry_id = " + id);
        try {
            verification()
                    .body("firstBreak.position", equalTo(Integer.valueOf(position)))
                    .body("firstBreak.reason", equalTo("LINK_MISSING"));
        } finally {
            DatabaseOwner.execute("INSERT INTO audit_link SELECT * FROM stolen", "DROP TABLE stolen");
        }
        verification().body("firstBreak", nullValue());
    }

    @Test
    void findsReorderedLinks() throws SQLException {
        String swap = """
                UPDATE audit_link SET entry_id = -entry_id WHERE position IN (1, 2);
                UPDATE audit_link AS link SET entry_id = -other.entry_id FROM audit_link AS other
                WHERE link.position IN (1, 2) AND other.position = 3 - link.position
                """;
        linkedEntry();
        DatabaseOwner.execute(swap);
        try {
            verification().body("firstBreak.position", equalTo(1)).body("firstBreak.reason", equalTo("HASH_DIFFERS"));
        } finally {
            DatabaseOwner.execute(swap);
        }
        verification().body("firstBreak", nullValue());
    }

    /** As when the linker has stopped, or somebody has hidden a link together with all that follow. */
    @Test
    void findsEntryThatStaysOutsideTheChain() throws SQLException {
        linkedEntry();
        DatabaseOwner.execute("""
                INSERT INTO audit_entry (transaction, recorded_at, subject, username, action)
                VALUES ('3', now() - interval '2 minutes', 's', 'u', 'household.read')""");
        try {
            verification().body("overdue", equalTo(1)).body("firstBreak.reason", equalTo("ENTRY_UNLINKED"));
        } finally {
            DatabaseOwner.execute("DELETE FROM audit_entry WHERE transaction = '3'");
        }
        verification().body("firstBreak", nullValue());
    }

    private void assertFound(String entryId, String reason, String tampering, String undoing) throws SQLException {
        DatabaseOwner.execute(tampering);
        try {
            verification()
                    .body("firstBreak.entryId", equalTo(Integer.valueOf(entryId)))
                    .body("firstBreak.reason", equalTo(reason));
        } finally {
            DatabaseOwner.execute(undoing);
        }
        verification().body("firstBreak", nullValue());
    }

    private static ValidatableResponse verification() {
        return Api.as(Api.ADMIN).get("/audit-entries/verification").then().statusCode(200);
    }

    /** The id of an entry in the middle of the chain, once all entries are in it. */
    private static String linkedEntry() throws SQLException {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonPath found = Api.as(Api.AUDITOR)
                    .get("/audit-entries/verification")
                    .then()
                    .statusCode(200)
                    .body("firstBreak", nullValue())
                    .body("headHash", notNullValue())
                    .extract()
                    .jsonPath();
            assertThat(found.getLong("links")).isPositive().isEqualTo(found.getLong("entries"));
        });
        return DatabaseOwner.query(
                "SELECT entry_id FROM audit_link WHERE position = (SELECT max(position) / 2 + 1 FROM audit_link)");
    }

    private static void read(String username, String id) {
        Api.as(username).get("/households/" + id).then().statusCode(200);
    }

    private static String idOf(String householdNo) {
        try {
            return DatabaseOwner.query("SELECT id FROM household WHERE household_no = '" + householdNo + "'");
        } catch (SQLException exception) {
            throw new AssertionError(exception);
        }
    }
}
