package org.anju.verification.rule.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.anju.common.testsupport.Tokens;

/** Rule sets made from the shipped one, and the requests that bring them in. */
public final class Drafts {

    public static final String SUPERVISOR = "prefecture-6229";

    private Drafts() {}

    /** The shipped set under a new id, superseding it. */
    public static ObjectNode set() {
        ObjectNode set = (ObjectNode) ShippedRules.json();
        return set.put("id", "t-" + UUID.randomUUID()).put("supersedes", "2020");
    }

    public static String id(ObjectNode set) {
        return set.get("id").asText();
    }

    public static ObjectNode rule(ObjectNode set, String id) {
        return (ObjectNode) StreamSupport.stream(set.get("rules").spliterator(), false)
                .filter(rule -> rule.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public static ObjectNode check(ObjectNode set, String rule, String code) {
        return (ObjectNode) StreamSupport.stream(rule(set, rule).get("checks").spliterator(), false)
                .filter(check -> check.get("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Its own cases too when they are not null. */
    public static ObjectNode request(ObjectNode set, JsonNode cases) {
        ObjectNode request = ShippedRules.JSON.createObjectNode();
        request.set("ruleSet", set);
        if (cases != null) {
            request.set("cases", cases);
        }
        return request;
    }

    public static RequestSpecification as(String user) {
        return RestAssured.given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }

    public static ValidatableResponse post(ObjectNode request) {
        return as(SUPERVISOR).body(request.toString()).post("/api/v1/rule-sets").then();
    }

    public static ValidatableResponse publish(String id, String tag) {
        return as(SUPERVISOR)
                .header("If-Match", tag)
                .post("/api/v1/rule-sets/" + id + "/publish")
                .then();
    }

    /** @return the id of the set, which is published with the cases of the one that it supersedes */
    public static String published(ObjectNode set, JsonNode cases) {
        String tag = post(request(set, cases)).statusCode(201).extract().header("ETag");
        publish(id(set), tag).statusCode(200);
        return id(set);
    }
}
