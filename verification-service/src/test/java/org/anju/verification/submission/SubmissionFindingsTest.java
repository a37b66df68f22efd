package org.anju.verification.submission;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.testsupport.Tokens;
import org.anju.common.time.ChinaTime;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SubmissionFindingsTest {

    @Inject
    Given given;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    SubmissionService submissions;

    @Inject
    ObjectMapper json;

    private UUID campaign;
    private UUID household;

    @BeforeEach
    void campaignOfTheseDays() {
        LocalDate today = LocalDate.now(ChinaTime.ZONE);
        campaign = given.campaign("622900000000", today.minusDays(2), today.plusDays(8));
        household = given.household(VILLAGE);
    }

    @Test
    void findsNothingInARecordAsItShouldBe() throws SQLException {
        UUID id = Given.id();
        put(id, record()).statusCode(201).body("findings", nullValue());
        assertThat(stored(id)).isEmpty();
    }

    @Test
    void keepsWhatIsFoundAndAnswersItAgain() throws SQLException {
        UUID id = Given.id();
        String record = record().replace("\"accuracyMeters\": 12", "\"accuracyMeters\": 250.0");
        put(id, record)
                .statusCode(201)
                .body("findings.rule", equalTo(List.of("Q05")))
                .body("findings[0].severity", equalTo("WARN"))
                .body("findings[0].field", equalTo("position.accuracyMeters"))
                .body("findings[0].message", equalTo("the position must be known to 100 m, found 250"))
                .body("findings[0].found", equalTo("250"))
                .body("findings[0].expected", equalTo("100"));
        given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .header("Accept-Language", "zh-CN")
                .contentType(ContentType.JSON)
                .body(record)
                .put("/api/v1/verifications/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("SAME"))
                .body("findings.rule", equalTo(List.of("Q05")))
                .body("findings[0].message", equalTo("定位精度须在100米以内,现为250"));
        assertThat(stored(id)).containsExactly("Q05 WARN position.accuracyMeters " + VILLAGE);
    }

    @Test
    void holdsARecordAgainstItsHousehold() throws SQLException {
        UUID expectingAnother = Given.id();
        given.household(expectingAnother, VILLAGE, "ORIGINAL_HOUSE_A");
        UUID id = Given.id();
        put(id, Given.record(campaign, expectingAnother))
                .statusCode(201)
                .body("findings.rule", equalTo(List.of("Q17")))
                .body("findings[0].found", equalTo("ORIGINAL_HOUSE_B"))
                .body("findings[0].expected", equalTo("ORIGINAL_HOUSE_A"));
        assertThat(stored(id)).containsExactly("Q17 REVIEW assuranceMode " + VILLAGE);
    }

    @Test
    void findsInCompetingRecordsToo() throws SQLException {
        put(Given.id(), record()).statusCode(201);
        UUID second = Given.id();
        put(second, record().replace("\"accuracyMeters\": 12", "\"accuracyMeters\": 250"))
                .statusCode(201)
                .body("status", equalTo("COMPETING"))
                .body("findings.rule", equalTo(List.of("Q05")));
        assertThat(stored(second)).hasSize(1);
    }

    @Test
    void answersFindingsOfABatchAndOfItsRepetitions() {
        String record = Given.withId(Given.id(), record().replace("\"accuracyMeters\": 12", "\"accuracyMeters\": 250"));
        given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body("{\"items\": [" + record + "," + record + "]}")
                .post("/api/v1/verifications/batch")
                .then()
                .statusCode(200)
                .body("receipts.status", equalTo(List.of("STORED", "SAME")))
                .body("receipts.findings.rule", equalTo(List.of(List.of("Q05"), List.of("Q05"))));
    }

    @Test
    void holdsAParkedRecordAgainstItsHouseholdOnceThatIsKnown() throws SQLException {
        UUID unknown = Given.id();
        UUID id = Given.id();
        put(id, Given.record(campaign, unknown)).statusCode(202).body("findings", nullValue());
        given.household(unknown, VILLAGE, "ORIGINAL_HOUSE_A");
        await().untilAsserted(() -> assertThat(stored(id)).containsExactly("Q17 REVIEW assuranceMode " + VILLAGE));
    }

    /** As after a campaign's change to stricter rules: a phone that lost its receipt must not hear that its record is refused. */
    @Test
    void recognisesAStoredRecordThatItsRulesDoNotTakeAnyMore() throws SQLException {
        UUID id = Given.id();
        String record = record().replace("FRONT", "OTHER");
        put(id, record()).statusCode(201);
        store(id, digestOf(Given.withId(id, record)));

        put(id, record).statusCode(200).body("status", equalTo("SAME"));
        put(Given.id(), record).statusCode(422).body("type", equalTo("urn:anju:problem:rule-broken"));
    }

    /** As after an upgrade whose rules refuse what earlier ones took. */
    @Test
    void refusesAParkedRecordThatItsRulesDoNotTakeAnyMore() throws SQLException {
        UUID id = Given.id();
        UUID good = Given.id();
        park(id, Given.withId(id, record()).replace("FRONT", "SIDE"));
        park(good, Given.withId(good, Given.record(campaign, given.household(VILLAGE))));
        await().untilAsserted(() -> {
            given().auth()
                    .oauth2(Tokens.of(VERIFIER))
                    .get("/api/v1/verifications/" + good)
                    .then()
                    .statusCode(200);
            assertThat(refusal(id)).startsWith("urn:anju:problem:rule-broken").contains("FRONT");
        });
    }

    @Test
    void namesRuleBasisFoundAndExpectedWhereItRefuses() {
        put(Given.id(), record().replace("\"safetyGrade\": \"B\"", "\"safetyGrade\": \"D\""))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:rule-broken"))
                .body("violations[0].rule", equalTo("Q07"))
                .body("violations[0].field", equalTo("safetyGrade"))
                .body("violations[0].found", equalTo("D"))
                .body("violations[0].expected", equalTo("B"))
                .body("violations[0].basis", containsString("A and B are safe"));
    }

    private byte[] digestOf(String record) {
        try {
            Sender sender = new Sender("verifier", VERIFIER, RegionScope.everything(), null);
            return submissions
                    .prepare(submissions.read(json.readTree(record)), sender, Instant.now())
                    .digest();
        } catch (JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private void store(UUID id, byte[] digest) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            RowSecurity.restrict(connection, RegionScope.everything());
            try (PreparedStatement statement =
                    connection.prepareStatement("UPDATE verification SET digest = ? WHERE id = ?")) {
                statement.setBytes(1, digest);
                statement.setObject(2, id);
                statement.executeUpdate();
            }
            connection.commit();
        }
    }

    private String record() {
        return Given.record(campaign, household);
    }

    private static ValidatableResponse put(UUID id, String record) {
        return given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body(record)
                .put("/api/v1/verifications/" + id)
                .then();
    }

    private List<String> stored(UUID id) throws SQLException {
        List<String> findings = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            RowSecurity.restrict(connection, RegionScope.everything());
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT concat_ws(' ', rule, severity, field, village_code) FROM record_finding WHERE verification_id = ? ORDER BY id")) {
                statement.setObject(1, id);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        findings.add(row.getString(1));
                    }
                }
            }
            connection.commit();
        }
        return findings;
    }

    private void park(UUID id, String body) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        INSERT INTO parked_submission
                            (id, household_id, body, digest, submitted_by, submitted_by_name, scope, received_at)
                        VALUES (?, ?, ?, ?, ?, 'test', '622927100200', now())
                        """)) {
            statement.setObject(1, id);
            statement.setObject(2, household);
            statement.setString(3, body);
            statement.setBytes(4, body.getBytes(StandardCharsets.UTF_8));
            statement.setString(5, "somebody");
            statement.executeUpdate();
        }
    }

    private String refusal(UUID id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT refusal FROM parked_submission WHERE id = ?")) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
