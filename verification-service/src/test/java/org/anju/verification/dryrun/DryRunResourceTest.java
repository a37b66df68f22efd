package org.anju.verification.dryrun;

import static org.anju.verification.rule.testsupport.Drafts.as;
import static org.anju.verification.rule.testsupport.Drafts.check;
import static org.anju.verification.rule.testsupport.Drafts.id;
import static org.anju.verification.rule.testsupport.Drafts.post;
import static org.anju.verification.rule.testsupport.Drafts.request;
import static org.anju.verification.rule.testsupport.Drafts.set;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.verification.rule.publication.RuleSetService;
import org.anju.verification.rule.testsupport.Drafts;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DryRunResourceTest {

    private static final String PRECISE = "\"accuracyMeters\": 12";

    @Inject
    Given given;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    RuleSetService ruleSets;

    private UUID campaign;
    private UUID first;
    private UUID second;
    private UUID imprecise;

    @BeforeEach
    void campaignWithThreeRecords() {
        campaign = given.campaign();
        first = recorded(Given.record(campaign, given.household(VILLAGE)));
        second = recorded(Given.record(campaign, given.household(VILLAGE)));
        imprecise =
                recorded(Given.record(campaign, given.household(VILLAGE)).replace(PRECISE, "\"accuracyMeters\": 250"));
    }

    @Test
    void countsWhatNewlyBreaksAndWhatStillDoes() {
        JsonPath run = done(start(drafted(10.0), "").statusCode(202));
        assertThat(run.getLong("total")).isEqualTo(3);
        assertThat(run.getLong("done")).isEqualTo(3);
        assertThat(run.getString("comparedWith")).isEqualTo("2020");
        assertThat(records(run, "Q05", "newlyBroken")).containsExactlyInAnyOrder(first, second);
        assertThat(records(run, "Q05", "stillBroken")).containsExactly(imprecise);
        assertThat(run.getLong("rules.find { it.rule == 'Q05' }.noLongerBroken.count"))
                .isZero();
    }

    @Test
    void countsWhatDoesNotBreakAnyMore() {
        JsonPath run = done(start(drafted(500.0), "").statusCode(202));
        assertThat(records(run, "Q05", "noLongerBroken")).containsExactly(imprecise);
        assertThat(run.getLong("rules.find { it.rule == 'Q05' }.newlyBroken.count"))
                .isZero();
    }

    @Test
    void countsTheRecordsThatWouldNotBeTaken() {
        ObjectNode set = set();
        ((ObjectNode) set.at("/categories/0/modes/1/evidence")).put("minimum", 4);
        post(request(set, null)).statusCode(201);
        JsonPath run = done(start(id(set), "").statusCode(202));
        assertThat(records(run, "REFUSED", "newlyBroken")).containsExactlyInAnyOrder(first, second, imprecise);
        assertThat(records(run, "Q01", "newlyBroken")).hasSize(3);
    }

    @Test
    void goesThroughOneRegionAlone() {
        JsonPath run =
                done(start(drafted(10.0), ", \"region\": \"622926000000\"").statusCode(202));
        assertThat(run.getLong("total")).isZero();
        assertThat(run.getList("rules")).isEmpty();
    }

    @Test
    void goesOnWhereItWasInterrupted() throws SQLException {
        String draft = drafted(10.0);
        UUID id = Given.id();
        interrupted(id, draft, List.of("622900000000"), first, """
                [{"rule": "Q05", "newlyBroken": {"count": 1, "examples": ["%s"]},
                  "noLongerBroken": {"count": 0, "examples": []}, "stillBroken": {"count": 0, "examples": []}}]
                """.formatted(first));
        JsonPath run = done(draft, id);
        assertThat(run.getLong("done")).isEqualTo(3);
        assertThat(records(run, "Q05", "newlyBroken")).containsExactlyInAnyOrder(first, second);
        assertThat(records(run, "Q05", "stillBroken")).containsExactly(imprecise);
    }

    @Test
    void keepsToTheSetAsItWasWhenStarted() {
        ObjectNode set = set();
        String tag = post(request(set, null)).statusCode(201).extract().header("ETag");
        String digest = tag.substring(1, 65);
        ValidatableResponse started = start(id(set), "").body("digest", equalTo(digest));
        as(Drafts.SUPERVISOR)
                .header("If-Match", tag)
                .body(request(set.deepCopy().put("english", "Changed meanwhile"), null)
                        .toString())
                .put("/api/v1/rule-sets/" + id(set))
                .then()
                .statusCode(200);
        assertThat(done(started).getString("digest")).isEqualTo(digest);
    }

    @Test
    void startsOnceForOneId() {
        String draft = drafted(10.0);
        UUID id = Given.id();
        String same = ", \"id\": \"" + id + "\"";
        start(draft, same).statusCode(202).header("Location", containsString("/dry-runs/" + id));
        start(draft, same).statusCode(202).body("id", equalTo(id.toString()));
        start(draft, same + ", \"region\": \"622927000000\"")
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:dry-run-exists"));
    }

    @Test
    void keepsToTheCallersRegions() throws SQLException {
        String draft = drafted(10.0);
        start(draft, ", \"region\": \"620100000000\"")
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
        UUID elsewhere = Given.id();
        execute("""
                INSERT INTO campaign VALUES ('%s', 0, 'Elsewhere', '2020', '{620100000000}', '2026-06-05', '2026-06-15', 'x', now())
                """.formatted(elsewhere));
        as(Drafts.SUPERVISOR)
                .body("{\"campaign\": \"" + elsewhere + "\"}")
                .post("/api/v1/rule-sets/" + draft + "/dry-runs")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:campaign-unknown"));
        UUID foreign = Given.id();
        interrupted(foreign, draft, List.of("622900000000", "620100000000"), null, "[]");
        as(Drafts.SUPERVISOR)
                .get("/api/v1/rule-sets/" + draft + "/dry-runs/" + foreign)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:dry-run-unknown"));
    }

    @Test
    void refusesARegionOutsideTheCampaign() {
        campaign = given.campaign("622926000000");
        start(drafted(10.0), ", \"region\": \"622927000000\"")
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:region-outside-campaign"));
    }

    @Test
    void isForSupervisorsAndReadForAuditorsToo() {
        String draft = drafted(10.0);
        String run = start(draft, "").statusCode(202).extract().path("id");
        String path = "/api/v1/rule-sets/" + draft + "/dry-runs";
        for (String user : List.of(VERIFIER, "county-622927", "auditor", "admin")) {
            as(user).body("{\"campaign\": \"" + campaign + "\"}")
                    .post(path)
                    .then()
                    .statusCode(403);
        }
        for (String user : List.of(VERIFIER, "county-622927", "admin")) {
            as(user).get(path + "/" + run).then().statusCode(403);
        }
        as("auditor").get(path + "/" + run).then().statusCode(200);
        as(Drafts.SUPERVISOR)
                .get("/api/v1/rule-sets/2020/dry-runs/" + run)
                .then()
                .statusCode(404);
        start("t-nothing", "").statusCode(404).body("type", equalTo("urn:anju:problem:rule-set-unknown"));
    }

    private static UUID recorded(String record) {
        UUID id = Given.id();
        as(VERIFIER).body(record).put("/api/v1/verifications/" + id).then().statusCode(201);
        return id;
    }

    /** The shipped set with another accuracy of positions. */
    private static String drafted(double accuracyMeters) {
        ObjectNode set = set();
        StreamSupport.stream(set.get("parameters").spliterator(), false)
                .filter(parameter -> parameter.get("name").asText().equals("Q05.accuracyMeters"))
                .forEach(parameter -> ((ObjectNode) parameter).put("value", accuracyMeters));
        check(set, "Q05", "IMPRECISE").put("severity", "REVIEW");
        post(request(set, null)).statusCode(201);
        return id(set);
    }

    private ValidatableResponse start(String ruleSet, String more) {
        return as(Drafts.SUPERVISOR)
                .body("{\"campaign\": \"" + campaign + "\"" + more + "}")
                .post("/api/v1/rule-sets/" + ruleSet + "/dry-runs")
                .then();
    }

    private static JsonPath done(ValidatableResponse started) {
        return done(
                started.extract().path("ruleSet"),
                UUID.fromString(started.extract().path("id")));
    }

    private static JsonPath done(String ruleSet, UUID run) {
        String path = "/api/v1/rule-sets/" + ruleSet + "/dry-runs/" + run;
        await().untilAsserted(() ->
                as(Drafts.SUPERVISOR).get(path).then().statusCode(200).body("state", equalTo("DONE")));
        return as(Drafts.SUPERVISOR).get(path).jsonPath();
    }

    private static List<UUID> records(JsonPath run, String rule, String kind) {
        String records = "rules.find { it.rule == '" + rule + "' }." + kind;
        List<String> examples = run.getList(records + ".examples");
        assertThat(run.getLong(records + ".count")).isEqualTo(examples.size());
        return examples.stream().map(UUID::fromString).toList();
    }

    private void interrupted(UUID id, String draft, List<String> regions, UUID lastRecord, String comparison)
            throws SQLException {
        RuleSetService.CanonicalSet set = ruleSets.canonical(draft);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            RowSecurity.restrict(connection, RegionScope.everything());
            try (PreparedStatement statement = connection.prepareStatement("""
                    INSERT INTO rule_set_dry_run (id, rule_set, digest, body, campaign_id, regions, compared_with, state, total,
                        done, last_record, comparison, requested_by_name, requested_at)
                    VALUES (?, ?, ?, ?, ?, ?, '2020', 'RUNNING', 3, ?, ?, ?, 'test', now())
                    """)) {
                statement.setObject(1, id);
                statement.setString(2, draft);
                statement.setString(3, set.digest());
                statement.setString(4, set.body());
                statement.setObject(5, campaign);
                statement.setArray(6, connection.createArrayOf("text", regions.toArray()));
                statement.setLong(7, lastRecord == null ? 0 : 1);
                statement.setObject(8, lastRecord);
                statement.setString(9, comparison);
                statement.executeUpdate();
            }
            connection.commit();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
