package org.anju.verification.record;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.rule.testsupport.Drafts;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VerificationResourceTest {

    @Inject
    Given given;

    @Inject
    AgroalDataSource dataSource;

    private UUID campaign;
    private List<UUID> stored;

    @BeforeEach
    void fiveRecords() {
        campaign = given.campaign();
        stored = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            UUID id = Given.id();
            given().auth()
                    .oauth2(Tokens.of(VERIFIER))
                    .contentType(ContentType.JSON)
                    .body(Given.record(campaign, given.household(VILLAGE)))
                    .put("/api/v1/verifications/" + id)
                    .then()
                    .statusCode(201);
            stored.add(id);
        }
    }

    @Test
    void saysByWhichRulesARecordWasJudgedWhateverTheCampaignGoesByNow() {
        String later = Drafts.published(Drafts.set(), null);
        given().auth()
                .oauth2(Tokens.of("prefecture-6229"))
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body("{\"ruleSet\": \"%s\"}".formatted(later))
                .patch("/api/v1/campaigns/" + campaign)
                .then()
                .statusCode(200);
        await().untilAsserted(() -> {
            UUID id = Given.id();
            given().auth()
                    .oauth2(Tokens.of(VERIFIER))
                    .contentType(ContentType.JSON)
                    .body(Given.record(campaign, given.household(VILLAGE)))
                    .put("/api/v1/verifications/" + id);
            assertThat(ruleSetOf(id)).isEqualTo(later);
        });
        assertThat(ruleSetOf(stored.getFirst())).isEqualTo("2020");
    }

    private static String ruleSetOf(UUID id) {
        return given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .get("/api/v1/verifications/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("ruleSet");
    }

    @Test
    void pagesThroughEveryRecordOnce() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = given().auth()
                    .oauth2(Tokens.of("county-622927"))
                    .get("/api/v1/verifications?limit=2&region=622927000000&campaign=" + campaign + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id", String.class));
            cursor = page.getString("cursor") == null ? null : "&cursor=" + page.getString("cursor");
        } while (cursor != null);
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        stored.stream().map(UUID::toString).toList());
    }

    @Test
    void filtersByState() {
        given().auth()
                .oauth2(Tokens.of("county-622927"))
                .get("/api/v1/verifications?state=COMPLETED&region=622927000000&campaign=" + campaign)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @Test
    void showsNothingOfAnotherCounty() {
        given().auth()
                .oauth2(Tokens.of("county-622926"))
                .get("/api/v1/verifications?region=622927000000&campaign=" + campaign)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
        given().auth()
                .oauth2(Tokens.of("county-622926"))
                .get("/api/v1/verifications/" + stored.getFirst())
                .then()
                .statusCode(404);
    }

    @Test
    void showsNothingToThePlatformsAdministrator() {
        given().auth()
                .oauth2(Tokens.of("admin"))
                .get("/api/v1/verifications/" + stored.getFirst())
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.of("admin"))
                .get("/api/v1/verifications?region=622927000000&campaign=" + campaign)
                .then()
                .statusCode(403);
    }

    @Test
    void hidesEveryRowFromATransactionThatNamesNoRegions() throws SQLException {
        assertThat(rowsSeen(null)).isZero();
        assertThat(rowsSeen("6299")).isZero();
        assertThat(rowsSeen("622926,622927")).isGreaterThanOrEqualTo(5);
    }

    private int rowsSeen(String scope) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                if (scope != null) {
                    statement.execute("SELECT set_config('anju.scope', '" + scope + "', true)");
                }
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM verification")) {
                    row.next();
                    return row.getInt(1);
                }
            } finally {
                connection.rollback();
            }
        }
    }
}
