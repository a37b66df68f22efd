package org.anju.verification.taskpack;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.anju.common.digest.Sha256;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.FieldWork;
import org.anju.verification.testsupport.Given;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskPackResourceTest {

    @Inject
    Given given;

    @Inject
    FieldWork work;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Test
    void listsTheVillagesHouseholdsWithTheirState() {
        UUID campaign = given.campaign();
        UUID done = given.household(VILLAGE);
        UUID open = given.household(VILLAGE);
        UUID record = work.submitted(VILLAGE, campaign, done);

        Pack pack = Pack.fetch(VILLAGE, campaign);

        assertThat(pack.household(done).getString("state")).isEqualTo("SUBMITTED");
        assertThat(pack.household(done).getString("verificationId")).isEqualTo(record.toString());
        assertThat(pack.household(done).getInteger("revision")).isEqualTo(1);
        assertThat(pack.household(open).getString("state")).isEqualTo("PENDING");
        assertThat(pack.household(open).containsKey("verificationId")).isFalse();
    }

    @Test
    void saysOfTheCampaignWhatAPhoneNeedsBesideTheHouseholds() throws Exception {
        UUID campaign = given.campaign();
        UUID done = given.household(VILLAGE);
        work.submitted(VILLAGE, campaign, done);

        Pack pack = Pack.fetch(VILLAGE, campaign);

        assertThat(pack.full()).isTrue();
        assertThat(pack.heading().getString("ruleSet")).isEqualTo("2020");
        assertThat(pack.heading().getString("phase")).isEqualTo("OPEN");
        assertThat(pack.heading().getString("deadline")).isEqualTo(Given.DEADLINE.toString());
        assertThat(pack.heading().getInteger("guidanceVersion")).isPositive();
        assertThat(pack.heading().getInteger("households"))
                .isEqualTo(pack.households().size());
        assertThat(pack.heading().getJsonObject("states").getInteger("SUBMITTED"))
                .isEqualTo(1);
        assertThat(pack.heading().getString("ruleSetDigest")).isEqualTo(digestOfTheRulesAsAnswered(campaign));
    }

    private static String digestOfTheRulesAsAnswered(UUID campaign) {
        byte[] rules = given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .get("/api/v1/campaigns/" + campaign + "/rules")
                .asByteArray();
        return HexFormat.of().formatHex(Sha256.of(rules));
    }

    @Test
    void isCompressedOnlyWhereThatIsAccepted() throws Exception {
        UUID campaign = given.campaign();
        for (int household = 0; household < 30; household++) {
            given.household(VILLAGE);
        }
        HttpResponse<byte[]> compressed = raw(campaign, null, "Accept-Encoding", "br, gzip;q=0.8");
        HttpResponse<byte[]> plain = raw(campaign, null, "Accept-Encoding", "gzip;q=0");

        assertThat(compressed.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(compressed.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-ndjson"));
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(Gzip.expand(compressed.body())).isEqualTo(plain.body());
        assertThat(compressed.body().length).isLessThan(plain.body().length / 3);
    }

    @Test
    void costsLittleOnTheWireWhenNothingChanged() throws Exception {
        UUID campaign = given.campaign();
        given.household(VILLAGE);
        Pack pack = Pack.fetch(VILLAGE, campaign);

        HttpResponse<byte[]> delta = raw(campaign, pack.cursor(), "Accept-Encoding", "gzip");

        assertThat(Pack.of(text(delta)).lines()).isEmpty();
        int headers = delta.headers().map().entrySet().stream()
                .mapToInt(header -> header.getKey().length()
                        + 4
                        + String.join(",", header.getValue()).length())
                .sum();
        assertThat(delta.body().length + headers).isLessThan(1024);
    }

    @Test
    void answersNothingWhereTheCallerHasItAll() throws Exception {
        UUID campaign = given.campaign();
        UUID household = given.household(VILLAGE);
        HttpResponse<byte[]> first = raw(campaign, null, "Accept-Encoding", "gzip");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        String cursor = Pack.of(new String(Gzip.expand(first.body()), StandardCharsets.UTF_8))
                .cursor();

        assertThat(tag).isEqualTo("W/\"" + cursor + "\"");
        assertThat(raw(campaign, null, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(raw(campaign, cursor, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(raw(campaign, cursor, "If-None-Match", tag).body()).isEmpty();

        work.submitted(VILLAGE, campaign, household);
        assertThat(raw(campaign, null, "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(Pack.of(text(raw(campaign, cursor, "If-None-Match", tag))).households())
                .containsExactly(household.toString());
    }

    @Test
    void refusesACursorThatIsNone() {
        for (String cursor : new String[] {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%00", "Q"}) {
            given().auth()
                    .oauth2(Tokens.of(VERIFIER))
                    .get("/api/v1/task-packs/" + VILLAGE + "?campaign=" + given.campaign() + "&since=" + cursor)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("urn:anju:problem:cursor-malformed"));
        }
    }

    @Test
    void refusesAForeignVillage() {
        get(VERIFIER, "622926100202", given.campaign())
                .statusCode(403)
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
    }

    @Test
    void refusesOtherRoles() {
        get("county-622927", VILLAGE, given.campaign()).statusCode(403);
    }

    @Test
    void asksForAVillageOfTheCampaign() {
        get(VERIFIER, VILLAGE, given.campaign("622926000000"))
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:village-outside-campaign"));
        given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .get("/api/v1/task-packs/" + VILLAGE)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:anju:problem:campaign-missing"));
    }

    private static ValidatableResponse get(String user, String village, UUID campaign) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .get("/api/v1/task-packs/" + village + "?campaign=" + campaign)
                .then();
    }

    /** Byte for byte, as no client with its own mind about compression would show it. */
    private HttpResponse<byte[]> raw(UUID campaign, String since, String header, String value)
            throws IOException, InterruptedException {
        String query = "?campaign=" + campaign + (since == null ? "" : "&since=" + since);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/task-packs/" + VILLAGE + query))
                .header("Authorization", "Bearer " + Tokens.of(VERIFIER))
                .header(header, value)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofByteArray());
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        boolean compressed = answer.headers().firstValue("Content-Encoding").isPresent();
        return new String(compressed ? Gzip.expand(answer.body()) : answer.body(), StandardCharsets.UTF_8);
    }
}
