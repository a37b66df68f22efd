package org.anju.verification.rule.publication;

import static org.anju.verification.rule.testsupport.Drafts.as;
import static org.anju.verification.rule.testsupport.Drafts.check;
import static org.anju.verification.rule.testsupport.Drafts.id;
import static org.anju.verification.rule.testsupport.Drafts.post;
import static org.anju.verification.rule.testsupport.Drafts.publish;
import static org.anju.verification.rule.testsupport.Drafts.published;
import static org.anju.verification.rule.testsupport.Drafts.request;
import static org.anju.verification.rule.testsupport.Drafts.rule;
import static org.anju.verification.rule.testsupport.Drafts.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.RuleSets;
import org.anju.verification.rule.testsupport.Drafts;
import org.anju.verification.rule.testsupport.ShippedRules;
import org.anju.verification.testsupport.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RuleSetResourceTest {

    private static final List<String> READERS = List.of(
            "verifier-622927100200",
            "township-622927100000",
            "county-622927",
            "prefecture-6229",
            "integrator",
            "auditor");

    @Inject
    AgroalDataSource dataSource;

    @Inject
    RuleSets ruleSets;

    @Inject
    ShippedRuleSets shipped;

    @Test
    void handsOutThePublishedSetToTheByte() {
        Response answer = as("verifier-622927100200").get("/api/v1/rule-sets/2020");
        String digest = RuleSetJson.digest(answer.asString());
        answer.then()
                .statusCode(200)
                .header("ETag", "\"" + digest + "\"")
                .header("Cache-Control", containsString("immutable"))
                .body("situations", hasSize(20));
        as("auditor")
                .get("/api/v1/rule-sets")
                .then()
                .statusCode(200)
                .body("find { it.id == '2020' }.digest", equalTo(digest))
                .body("find { it.id == '2020' }.status", equalTo("PUBLISHED"));
        as("auditor")
                .header("If-None-Match", "\"" + digest + "\"")
                .get("/api/v1/rule-sets/2020")
                .then()
                .statusCode(304);
    }

    @Test
    void handsOutTheCasesByWhichPhonesProveThemselves() {
        as("integrator")
                .get("/api/v1/rule-sets/2020/conformance")
                .then()
                .statusCode(200)
                .body("casesOf", equalTo("2020"))
                .body("cases", hasSize(ShippedRules.cases().size()));
    }

    @Test
    void letsReadersReadAndSupervisorsAloneWrite() {
        String draft = request(set(), null).toString();
        for (String user : READERS) {
            as(user).get("/api/v1/rule-sets").then().statusCode(200);
            as(user).get("/api/v1/rule-sets/2020").then().statusCode(200);
            as(user).get("/api/v1/rule-sets/2020/conformance").then().statusCode(200);
        }
        for (String user :
                READERS.stream().filter(user -> !user.equals(Drafts.SUPERVISOR)).toList()) {
            as(user).body(draft).post("/api/v1/rule-sets").then().statusCode(403);
            as(user).body(draft).put("/api/v1/rule-sets/2020").then().statusCode(403);
            as(user).post("/api/v1/rule-sets/2020/publish").then().statusCode(403);
            as(user).delete("/api/v1/rule-sets/2020").then().statusCode(403);
        }
        as("admin").get("/api/v1/rule-sets").then().statusCode(403);
        as("admin").get("/api/v1/rule-sets/2020").then().statusCode(403);
        as("admin").get("/api/v1/rule-sets/2020/conformance").then().statusCode(403);
    }

    @Test
    void takesTheExampleOfItsDescription() {
        as(Drafts.SUPERVISOR)
                .body(RuleSetExample.DRAFT)
                .post("/api/v1/rule-sets")
                .then()
                .statusCode(oneOf(200, 201));
    }

    @Test
    void draftsOnceAndPublishesForGood() {
        ObjectNode set = set();
        String tag = post(request(set, null)).statusCode(201).extract().header("ETag");
        post(request(set, null)).statusCode(200);
        post(request(set.deepCopy().put("english", "Another"), null))
                .statusCode(409)
                .body("type", equalTo("urn:anju:problem:rule-set-exists"));
        as("auditor")
                .get("/api/v1/rule-sets/" + id(set))
                .then()
                .statusCode(200)
                .header("ETag", tag)
                .header("Cache-Control", not(containsString("immutable")));
        as("auditor")
                .get("/api/v1/rule-sets/" + id(set) + "/conformance")
                .then()
                .body("casesOf", equalTo("2020"));

        publish(id(set), tag).statusCode(200).body("status", equalTo("PUBLISHED"));

        publish(id(set), tag).statusCode(409).body("type", equalTo("urn:anju:problem:rule-set-published"));
        as(Drafts.SUPERVISOR)
                .header("If-Match", tag)
                .body(request(set, null).toString())
                .put("/api/v1/rule-sets/" + id(set))
                .then()
                .statusCode(409);
        as(Drafts.SUPERVISOR)
                .header("If-Match", tag)
                .delete("/api/v1/rule-sets/" + id(set))
                .then()
                .statusCode(409);
        assertThat(ruleSets.of(id(set)).supersedes()).isEqualTo("2020");
    }

    @Test
    void changesADraftOnlyAsItWasSeen() {
        ObjectNode set = set();
        String path = "/api/v1/rule-sets/" + id(set);
        String first = post(request(set, null)).statusCode(201).extract().header("ETag");
        String changed =
                request(set.deepCopy().put("english", "Second thoughts"), null).toString();

        as(Drafts.SUPERVISOR).body(changed).put(path).then().statusCode(428);
        String second = as(Drafts.SUPERVISOR)
                .header("If-Match", first)
                .body(changed)
                .put(path)
                .then()
                .statusCode(200)
                .body("english", equalTo("Second thoughts"))
                .extract()
                .header("ETag");
        as(Drafts.SUPERVISOR)
                .header("If-Match", first)
                .body(changed)
                .put(path)
                .then()
                .statusCode(412);
        publish(id(set), first).statusCode(412);
        as(Drafts.SUPERVISOR).header("If-Match", first).delete(path).then().statusCode(412);
        as(Drafts.SUPERVISOR).header("If-Match", second).delete(path).then().statusCode(204);
        as("auditor").get(path).then().statusCode(404).body("type", equalTo("urn:anju:problem:rule-set-unknown"));
    }

    @Test
    void keepsThePathsIdWhenADraftIsChanged() {
        ObjectNode set = set();
        String tag = post(request(set, null)).statusCode(201).extract().header("ETag");
        as(Drafts.SUPERVISOR)
                .header("If-Match", tag)
                .body(request(set(), null).toString())
                .put("/api/v1/rule-sets/" + id(set))
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:rule-set-id-differs"));
    }

    @Test
    void namesEachMemberThatIsMalformed() {
        ObjectNode set = set();
        ((ObjectNode) set.at("/situations/3"))
                .put("number", 1)
                .withArray("modes")
                .add("TENT");
        ((ObjectNode) set.at("/situations/4/evidence")).put("minimum", 99);
        ((ObjectNode) set.at("/notSecured/problem")).put("kind", "SOMETHING_ELSE");
        ((ArrayNode) set.at("/parameters")).remove(0);
        ((ArrayNode) set.at("/situations/5/exempts")).add("Q99");
        check(set, "Q17", "MODE").put("severity", "BLOCK");
        check(set, "Q05", "FAR").remove("note");
        ((ObjectNode) check(set, "Q01", "FEW").get("message")).put("chinese", "需要{wanted}张照片");
        post(request(set, null))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:rule-set-malformed"))
                .body("violations.field", hasItem("situations[3].number"))
                .body("violations.find { it.field == 'situations[3].modes' }.found", equalTo("TENT"))
                .body("violations.find { it.field == 'situations[4].evidence.minimum' }.found", equalTo("99"))
                .body(
                        "violations.find { it.field == 'situations[4].evidence.minimum' }.expected",
                        equalTo("from 0 to 60"))
                .body("violations.find { it.field == 'situations[5].exempts' }.found", equalTo("Q99"))
                .body(
                        "violations.find { it.field == 'notSecured.problem.kind' }.expected",
                        containsString("UNREACHABLE"))
                .body("violations.find { it.field == 'parameters' }.expected", containsString("Q02.likenessBits"))
                .body("violations.find { it.found == 'BLOCK' }.expected", equalTo("WARN or REVIEW"))
                .body("violations.find { it.found == 'wanted' }.field", containsString("message.chinese"))
                .body("violations.findAll { it.field.endsWith('.note') }", hasSize(1));
    }

    @Test
    void namesAMemberThatThereIsNot() {
        ObjectNode set = set();
        rule(set, "Q01").put("serverity", "BLOCK");
        post(request(set, null))
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:field-unknown"))
                .body("violations[0].field", allOf(startsWith("ruleSet.rules["), containsString("serverity")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size(slots) < evidence.minimun",
                "slots.all(a, slots.all(b, slots.all(c, slots.all(d, a == d))))",
                "'a' + 'a' == 'aa'",
                "((((((((((((((((((((((((((((((true))))))))))))))))))))))))))))))"
            })
    void namesTheRuleWhoseExpressionItDoesNotTake(String expression) {
        ObjectNode set = set();
        check(set, "Q01", "FEW").put("brokenWhen", expression);
        post(request(set, null))
                .statusCode(422)
                .body("violations", hasSize(1))
                .body("violations[0].field", containsString("brokenWhen"))
                .body("violations[0].found", startsWith("rule Q01.FEW: line 1, column"));
    }

    @Test
    void doesNotPublishWhatItsCasesContradict() {
        ObjectNode set = set();
        check(set, "Q08", "YEAR").put("severity", "WARN");
        String tag = post(request(set, null)).statusCode(201).extract().header("ETag");
        publish(id(set), tag)
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:rule-set-not-publishable"))
                .body("violations.field", hasItem("cases[Q08: no year]"));
    }

    @Test
    void publishesWhatItsOwnCasesExpect() {
        ObjectNode set = set();
        check(set, "Q08", "YEAR").put("severity", "WARN");
        ArrayNode cases = (ArrayNode) ShippedRules.JSON.valueToTree(ShippedRules.casesJson());
        cases.forEach(one -> one.get("expected").forEach(finding -> {
            if (finding.get("rule").asText().equals("Q08")
                    && finding.get("check").asText().equals("YEAR")) {
                ((ObjectNode) finding).put("severity", "WARN");
            }
        }));
        assertThat(ruleSets.of(published(set, cases)).rule("Q08")).isPresent();
    }

    @Test
    void doesNotPublishARuleWithoutACaseThatBreaksIt() {
        ObjectNode set = set();
        rule(set, "Q10").put("id", "Q99");
        String tag = post(request(set, null)).statusCode(201).extract().header("ETag");
        publish(id(set), tag).statusCode(422).body("violations.expected", hasItem("a case that breaks rule Q99"));
    }

    @Test
    void opensNoProblemThatTellsOfAConfidentialSituation() {
        ObjectNode set = set();
        for (JsonNode situation : set.withArray("situations")) {
            if (situation.path("confidential").asBoolean()) {
                ((ObjectNode) situation)
                        .putObject("problem")
                        .put("kind", "UNREACHABLE")
                        .put("dueDays", 30);
            }
        }
        post(request(set, null))
                .statusCode(422)
                .body("violations.field", hasItem("situations[7].problem"))
                .body("violations.expected", hasItem(containsString("confidential")));
    }

    @Test
    void doesNotPublishARuleThatTakesTooLong() {
        ObjectNode set = set();
        String pattern = "(((a|b)*c?){5}x*){5}y";
        check(set, "Q01", "FEW")
                .put(
                        "brokenWhen",
                        "size(slots) < evidence.minimum || slots.exists(s, '%s'.matches('%s'))"
                                .formatted("a".repeat(200), pattern));
        String tag = post(request(set, null)).statusCode(201).extract().header("ETag");
        publish(id(set), tag)
                .statusCode(422)
                .body("violations[0].field", equalTo("rule Q01.FEW"))
                .body("violations[0].expected", containsString("µs of processor time"));
    }

    @Test
    void supersedesPublishedSetsOnly() {
        ObjectNode draft = set();
        post(request(draft, null)).statusCode(201);
        post(request(set().put("supersedes", id(draft)), null))
                .statusCode(422)
                .body("type", equalTo("urn:anju:problem:rule-set-supersedes-nothing"));
    }

    @Test
    void letsCampaignsUsePublishedSetsOnly() {
        ObjectNode set = set();
        String tag = post(request(set, null)).statusCode(201).extract().header("ETag");
        String campaign = """
                {"id": "%s", "name": "Test", "regions": ["622927000000"], "startsOn": "2026-06-05", "deadline": "2026-06-15",
                 "ruleSet": "%s"}
                """.formatted(Given.id(), id(set));
        as(Drafts.SUPERVISOR)
                .body(campaign)
                .post("/api/v1/campaigns")
                .then()
                .statusCode(422)
                .body("violations[0].expected", containsString("2020"));
        publish(id(set), tag).statusCode(200);
        as(Drafts.SUPERVISOR).body(campaign).post("/api/v1/campaigns").then().statusCode(201);
    }

    @Test
    void isGuardedByTheDatabaseOncePublished() {
        assertThatThrownBy(() -> execute("UPDATE rule_set SET body = '{}', digest = sha256('{}') WHERE id = '2020'"))
                .hasMessageContaining("does not change any more");
        assertThatThrownBy(() -> execute("UPDATE rule_set SET status = 'DRAFT', published_at = NULL WHERE id = '2020'"))
                .hasMessageContaining("does not change any more");
        assertThatThrownBy(() -> execute("DELETE FROM rule_set WHERE id = '2020'"))
                .hasMessageContaining("does not change any more");
    }

    @Test
    void refusesToStartWithAnotherSetUnderAPublishedId() {
        ObjectNode other = ((ObjectNode) ShippedRules.json()).put("english", "Another");
        assertThatThrownBy(() -> shipped.publish(ShippedRules.JSON.convertValue(other, RuleSet.class), "[]"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Rule set 2020")
                .hasMessageContaining("new id");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
