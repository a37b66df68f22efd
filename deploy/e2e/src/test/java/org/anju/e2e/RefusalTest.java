package org.anju.e2e;

import static org.anju.e2e.testsupport.Refusals.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.anju.e2e.testsupport.Answer;
import org.anju.e2e.testsupport.Api;
import org.anju.e2e.testsupport.OnRunningPlatform;
import org.anju.e2e.testsupport.RunningPlatform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is not accepted, and whether the caller is told why. */
@ExtendWith(OnRunningPlatform.class)
class RefusalTest {
    private static final String SOMEONE = "county-622927";
    private static final String REGION = "/regions/622927000000";
    private static final int MEGABYTE = 1024 * 1024;

    private static RunningPlatform platform;

    @BeforeAll
    static void start(RunningPlatform running) {
        platform = running;
    }

    @Test
    void soundTokenIsAccepted() {
        assertThat(platform.as(SOMEONE).get(REGION).status()).isEqualTo(200);
    }

    @Test
    void missingTokenIsAskedFor() {
        Answer refused = platform.withoutToken().get(REGION);

        assertProblem(refused, 401, "token-missing");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void textThatIsNoTokenIsRefused() {
        assertProblem(platform.withToken("anju-demo").get(REGION), 401, "token-malformed");
    }

    @Test
    void tokenWithMoreRightsWrittenIntoItIsRefused() {
        String[] county = platform.token(SOMEONE).split("\\.");
        String[] prefecture = platform.token("prefecture-6229").split("\\.");
        String forged = String.join(".", county[0], prefecture[1], county[2]);

        assertProblem(platform.withToken(forged).get(REGION), 401, "token-wrong-signature");
    }

    @Test
    void tokenForAnotherApplicationIsRefused() {
        // Keycloak's own console client: the realm, the user and the signature are right.
        String token = platform.tokenOfClient("admin-cli", SOMEONE);

        assertProblem(platform.withToken(token).get(REGION), 401, "token-wrong-audience");
    }

    @Test
    void bodyAboveTheLimitIsRefused() {
        Api verifier = platform.as("verifier-" + platform.roster().villages().getFirst());
        String body = "{\"note\":\"" + "x".repeat(2 * MEGABYTE) + "\"}";

        assertProblem(verifier.put("/verifications/" + UUID.randomUUID(), body), 413, "body-too-large");
    }

    @Test
    void unknownFieldIsNamed() {
        Api verifier = platform.as("verifier-" + platform.roster().villages().getFirst());

        Answer refused =
                verifier.put("/verifications/" + UUID.randomUUID(), "{\"secured\":true,\"assuranceMood\":\"GOOD\"}");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.json().path("violations"))
                .extracting(violation -> violation.path("field").asText())
                .contains("assuranceMood");
    }

    @Test
    void refusalsSpeakTheCallersLanguage() {
        Api anyone = platform.withoutToken();

        JsonNode english = anyone.in("en").get(REGION).json();
        JsonNode chinese = anyone.in("zh-CN,zh;q=0.9,en;q=0.5").get(REGION).json();

        assertThat(english.path("title").asText()).isEqualTo("Log in first");
        assertThat(chinese.path("title").asText()).isEqualTo("请先登录");
        assertThat(chinese.path("type")).isEqualTo(english.path("type"));
    }

    @Test
    void addressThatNobodyServesIsNotFound() {
        assertProblem(platform.as(SOMEONE).get("/outbox"), 404, "not-found");
    }
}
