package org.anju.report.stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;
import org.anju.report.testsupport.AdjustableClock;
import org.anju.report.testsupport.EventStream;
import org.anju.report.testsupport.Facts;
import org.anju.report.testsupport.TestEvents;
import org.anju.report.testsupport.TestTopics;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestTopics.class)
class StreamResourceTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String COUNTY = "622927000000";

    private final UUID campaign = UUID.randomUUID();

    @TestHTTPResource("/api/v1/reports/stream")
    URI address;

    @Inject
    TestEvents events;

    @Inject
    ProgressFeed feed;

    @Inject
    AdjustableClock clock;

    @Test
    void tellsTheStateAtOnceAndThenEachChange() {
        try (EventStream stream = open()) {
            await().atMost(SOON).until(() -> stream.received().size() == 1);
            assertThat(stream.received().getFirst())
                    .contains("event:progress")
                    .contains("\"submitted\":0")
                    .contains("\"by\":\"township\"");

            events.publish(Facts.submitted(campaign, UUID.randomUUID(), Facts.VILLAGE));

            await().atMost(SOON).until(() -> stream.received().size() == 2);
            assertThat(stream.received().getLast()).contains("\"submitted\":1");
        }
    }

    @Test
    void tellsLateComersWhatIsKnown() {
        try (EventStream first = open()) {
            await().atMost(SOON).until(() -> first.received().size() == 1);
            try (EventStream second = open()) {
                await().atMost(SOON).until(() -> second.received().size() == 1);
                assertThat(second.received()).isEqualTo(first.received());
            }
        }
    }

    @Test
    void keepsQuietConnectionsOpen() {
        try (EventStream stream = open()) {
            await().atMost(SOON).until(() -> stream.received().size() == 1);
            int before = stream.comments().size();

            await().atMost(SOON).until(() -> stream.comments().size() >= before + 2);
            assertThat(stream.received()).hasSize(1);
        }
    }

    @Test
    void forgetsWhoHasGone() {
        try (EventStream stream = open()) {
            await().atMost(SOON).until(() -> stream.received().size() == 1);
            assertThat(feed.listeners()).isPositive();
        }

        await().atMost(SOON).until(() -> feed.listeners() == 0);
    }

    @Test
    void endsWhenTheTokenExpires() {
        Instant expiry = expiryOf(Tokens.of("county-622927"));
        clock.putForward(Duration.between(Instant.now(), expiry).minusSeconds(10));
        try (EventStream stream = open()) {
            await().atMost(SOON).until(stream::hasEnded);
            assertThat(stream.received()).hasSize(1);
        } finally {
            clock.putForward(Duration.ZERO);
        }
    }

    @Test
    void endsBeforeTheInstanceDoes() {
        try (EventStream stream = open()) {
            await().atMost(SOON).until(() -> stream.received().size() == 1);

            feed.endStreams(new ShutdownDelayInitiatedEvent());

            await().atMost(SOON).until(stream::hasEnded);
        }
    }

    @Test
    void refusesForeignRegions() {
        given().auth()
                .oauth2(Tokens.of("county-622927"))
                .queryParam("campaign", campaign)
                .queryParam("region", "622921000000")
                .get(address)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:anju:problem:region-out-of-scope"));
    }

    @Test
    void refusesRolesWithoutHouseholdData() {
        given().auth()
                .oauth2(Tokens.of("admin"))
                .queryParam("campaign", campaign)
                .queryParam("region", COUNTY)
                .get(address)
                .then()
                .statusCode(403);
    }

    private static Instant expiryOf(String token) {
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        return Instant.ofEpochSecond(new JsonPath(claims).getLong("exp"));
    }

    private EventStream open() {
        URI uri = URI.create("%s?campaign=%s&region=%s".formatted(address, campaign, COUNTY));
        return EventStream.open(uri, Tokens.of("county-622927"));
    }
}
