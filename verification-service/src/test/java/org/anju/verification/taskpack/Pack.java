package org.anju.verification.taskpack;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;

/** A pack as a phone reads it. */
record Pack(JsonObject heading, List<JsonObject> lines, int bytes) {

    static Pack of(String text) {
        List<JsonObject> all = text.lines().map(JsonObject::new).toList();
        assertThat(all.getFirst().getString("kind")).isEqualTo("pack");
        return new Pack(all.getFirst(), all.subList(1, all.size()), text.length());
    }

    static Pack fetch(String village, UUID campaign) {
        return fetch(village, campaign, null);
    }

    static Pack fetch(String village, UUID campaign, String since) {
        Response answer = request(village, campaign, since);
        assertThat(answer.statusCode()).isEqualTo(200);
        return of(answer.asString());
    }

    static Response request(String village, UUID campaign, String since) {
        return given().auth()
                .oauth2(Tokens.of("verifier-" + village))
                .get("/api/v1/task-packs/" + village + "?campaign=" + campaign
                        + (since == null ? "" : "&since=" + since));
    }

    String cursor() {
        return heading.getString("cursor");
    }

    boolean full() {
        return heading.getBoolean("full");
    }

    String names() {
        return heading.getString("names");
    }

    JsonObject household(UUID id) {
        return lines.stream()
                .filter(line -> id.toString().equals(line.getString("householdId")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No line of household " + id));
    }

    List<String> households() {
        return lines.stream()
                .filter(line -> line.getString("kind").equals("household"))
                .map(line -> line.getString("householdId"))
                .toList();
    }

    List<String> removals() {
        return lines.stream()
                .filter(line -> line.getString("kind").equals("removal"))
                .map(line -> line.getString("id"))
                .toList();
    }
}
