package org.anju.verification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.testsupport.Given;
import org.anju.verification.webhook.TestReceiver.Answer;
import org.anju.verification.webhook.TestReceiver.Received;
import org.anju.verification.webhook.Webhooks.Created;
import org.anju.verification.webhook.delivery.DeliveryMetrics;
import org.anju.verification.webhook.delivery.DeliveryPurge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WebhookDeliveryTest {

    @Inject
    Webhooks webhooks;

    @Inject
    Given given;

    @Inject
    DeliveryPurge purge;

    @Inject
    DeliveryMetrics metrics;

    private final String type = Webhooks.anyType();
    private final UUID household = Given.id();

    @AfterEach
    void clearAway() {
        webhooks.clearAway();
    }

    @Test
    void sendsWhatTheServiceTells() {
        TestReceiver receiver = webhooks.receiver();
        Created webhook = webhooks.create(receiver, "org.anju.verification.*");
        UUID record = Given.id();
        UUID visited = given.household(Given.VILLAGE);
        RestAssured.given()
                .auth()
                .oauth2(Tokens.of(Given.VERIFIER))
                .contentType(ContentType.JSON)
                .body(Given.record(given.campaign(), visited))
                .put("/api/v1/verifications/" + record)
                .then()
                .statusCode(201);

        Received message = Webhooks.eventually()
                .until(
                        () -> receiver.received().stream()
                                .filter(received ->
                                        record.toString().equals(received.json().getString("data.verificationId")))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();

        assertThat(message.isSignedWith(webhook.secret())).isTrue();
        assertThat(message.header("Content-type")).isEqualTo("application/cloudevents+json; charset=UTF-8");
        JsonPath event = message.json();
        assertThat(event.getString("specversion")).isEqualTo("1.0");
        assertThat(event.getString("id")).isEqualTo(message.id().toString());
        assertThat(event.getString("source")).isEqualTo("/verification-service");
        assertThat(event.getString("type")).isEqualTo("org.anju.verification.submitted.v1");
        assertThat(event.getString("subject")).isEqualTo(visited.toString());
        assertThat(Instant.parse(event.getString("time"))).isBeforeOrEqualTo(Instant.now());
        assertThat(event.getString("datacontenttype")).isEqualTo("application/json");
        assertThat(event.getString("data.state")).isEqualTo("SUBMITTED");
    }

    @Test
    void sendsEventsThatItDoesNotKnowAsTheyWereTold() {
        TestReceiver receiver = webhooks.receiver();
        webhooks.create(receiver, type);

        UUID event = webhooks.tell(type, household);

        Received message = onlyMessage(receiver);
        assertThat(message.id()).isEqualTo(event);
        assertThat(message.json().getMap("data"))
                .isEqualTo(Map.of(
                        "problemId",
                        event.toString(),
                        "householdId",
                        household.toString(),
                        "villageCode",
                        Given.VILLAGE,
                        "state",
                        "OPEN",
                        "version",
                        1));
    }

    @Test
    void sendsWantedTypesAndRegionsOnly() {
        TestReceiver everything = webhooks.receiver();
        TestReceiver beginning = webhooks.receiver();
        TestReceiver elsewhere = webhooks.receiver();
        webhooks.create(everything, type, type + "x");
        webhooks.create(beginning, type.substring(0, type.length() - 2) + "*");
        webhooks.create(
                Map.of("url", elsewhere.url(), "eventTypes", List.of(type), "regions", List.of("622926000000")));

        UUID here = webhooks.tell(type, household);
        UUID there = webhooks.tell(type, Given.id(), Given.OTHER_VILLAGE);
        webhooks.tell(Webhooks.anyType(), household);

        Webhooks.eventually().untilAsserted(() -> {
            assertThat(everything.ids()).containsExactlyInAnyOrder(here, there);
            assertThat(beginning.ids()).containsExactlyInAnyOrder(here, there);
            assertThat(elsewhere.ids()).containsExactly(there);
        });
    }

    @Test
    void sendsAnEventOnceThatIsToldTwice() {
        TestReceiver receiver = webhooks.receiver();
        webhooks.create(receiver, type);
        UUID event = webhooks.tell(type, household);
        webhooks.tell(event, type, household, Given.VILLAGE);
        UUID last = webhooks.tell(type, household);

        Webhooks.eventually().until(() -> receiver.ids().contains(last));

        assertThat(receiver.ids()).containsExactly(event, last);
    }

    @Test
    void sendsAgainAllSinceAMoment() {
        TestReceiver receiver = webhooks.receiver();
        Created webhook = webhooks.create(receiver, type);
        UUID early = webhooks.tell(type, household);
        UUID late = webhooks.tell(type, household);
        webhooks.untilDelivery(webhook.id(), late, "DELIVERED");
        webhooks.update(
                "UPDATE webhook_event SET occurred_at = occurred_at - interval '1 hour' WHERE event_id = ?", early);

        webhooks.post(webhook, "/replay?since=" + Instant.now().minus(Duration.ofMinutes(30)))
                .statusCode(202)
                .body("deadOnly", equalTo(false));
        Webhooks.eventually().until(() -> receiver.ids().size() == 3);
        webhooks.untilReplayed(webhook.id());
        webhooks.post(webhook, "/replay?since=2026-01-01T00:00:00Z").statusCode(202);
        Webhooks.eventually().until(() -> receiver.ids().size() == 5);
        webhooks.untilReplayed(webhook.id());
        webhooks.post(webhook, "/replay?deadOnly=true&since=2026-01-01T00:00:00Z")
                .statusCode(202)
                .body("since", equalTo("2026-01-01T00:00:00Z"));
        webhooks.untilReplayed(webhook.id());
        UUID last = webhooks.tell(type, household);
        webhooks.untilDelivery(webhook.id(), last, "DELIVERED");

        assertThat(receiver.ids()).containsExactly(early, late, late, early, late, last);
        webhooks.post(webhook, "/replay").statusCode(400);
        webhooks.post(webhook, "/deliveries/" + Given.id() + "/replay")
                .statusCode(404)
                .body("type", equalTo("urn:anju:problem:delivery-unknown"));
    }

    @Test
    void sendsAgainWhatWasGivenUpSinceAMoment() {
        TestReceiver receiver = webhooks.receiver();
        Created webhook = webhooks.create(receiver, type);
        UUID taken = webhooks.tell(type, Given.id());
        webhooks.untilDelivery(webhook.id(), taken, "DELIVERED");
        receiver.answering(500);
        UUID givenUp = webhooks.tell(type, Given.id());
        webhooks.untilDelivery(webhook.id(), givenUp, "DEAD");
        receiver.answering(204);

        webhooks.post(webhook, "/replay?deadOnly=true&since=2026-01-01T00:00:00Z")
                .statusCode(202);

        webhooks.untilDelivery(webhook.id(), givenUp, "DELIVERED");
        assertThat(receiver.ids()).containsExactly(taken, givenUp, givenUp, givenUp, givenUp);
    }

    @Test
    void sendsAgainWhatOwnersMaySeeToday() {
        TestReceiver receiver = webhooks.receiver();
        Created webhook = webhooks.create(receiver, type);
        UUID here = webhooks.tell(type, Given.id());
        UUID there = webhooks.tell(type, Given.id(), Given.OTHER_VILLAGE);
        webhooks.untilDelivery(webhook.id(), here, "DELIVERED");
        webhooks.untilDelivery(webhook.id(), there, "DELIVERED");
        // As if the owner's regions had become fewer since.
        webhooks.update(
                "UPDATE webhook SET owner = ? WHERE id = ?",
                new JsonPath(payload(Tokens.of("integrator-622927"))).getString("sub"),
                webhook.id());

        Webhooks.as("integrator-622927")
                .post(Webhooks.PATH + "/" + webhook.id() + "/replay?since=2026-01-01T00:00:00Z")
                .then()
                .statusCode(202);

        Webhooks.eventually().until(() -> receiver.ids().size() == 3);
        assertThat(receiver.ids()).containsOnlyOnce(there);
        Webhooks.as("integrator-622927")
                .get(Webhooks.PATH + "/" + webhook.id() + "/deliveries")
                .then()
                .body("items.id", contains(here.toString()));
        Webhooks.as("integrator-622927")
                .delete(Webhooks.PATH + "/" + webhook.id())
                .then()
                .statusCode(204);
    }

    @Test
    void signsWithBothSecretsWhileTheyChange() {
        TestReceiver receiver = webhooks.receiver();
        Created webhook = webhooks.create(receiver, type);

        JsonPath rotated = Webhooks.as(Webhooks.INTEGRATOR)
                .post(Webhooks.PATH + "/" + webhook.id() + "/rotate-secret")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(Instant.parse(rotated.getString("previousSecretUntil")))
                .isAfter(Instant.now().plus(Duration.ofHours(23)));
        webhooks.tell(type, household);
        Received during = onlyMessage(receiver);
        webhooks.update(
                "UPDATE webhook SET previous_secret_until = now() - interval '1 second' WHERE id = ?", webhook.id());
        webhooks.tell(type, household);
        Webhooks.eventually().until(() -> receiver.received().size() == 2);
        Received after = receiver.received().get(1);

        assertThat(during.isSignedWith(webhook.secret())).isTrue();
        assertThat(during.isSignedWith(rotated.getString("secret"))).isTrue();
        assertThat(after.isSignedWith(webhook.secret())).isFalse();
        assertThat(after.isSignedWith(rotated.getString("secret"))).isTrue();
    }

    @Test
    void keepsEventsForAPausedWebhook() {
        TestReceiver receiver = webhooks.receiver();
        Created webhook = webhooks.create(receiver, type);
        webhooks.change(webhook.id(), Map.of("state", "PAUSED")).statusCode(200);
        UUID event = webhooks.tell(type, household);

        assertThat(webhooks.get(webhook.id()).getInt("queue.pending")).isOne();
        assertThat(webhooks.get(webhook.id()).getString("queue.oldestPendingAt"))
                .isNotNull();
        assertThat(receiver.received()).isEmpty();

        webhooks.change(webhook.id(), Map.of("state", "ACTIVE")).statusCode(200);
        webhooks.untilDelivery(webhook.id(), event, "DELIVERED");
    }

    @Test
    void tellsWhatTheReceiverSaysToATest() {
        TestReceiver receiver = webhooks.receiver().answering(message -> new Answer(403, Map.of(), "unknown token"));
        Created webhook = webhooks.create(receiver, type);
        webhooks.change(webhook.id(), Map.of("state", "PAUSED")).statusCode(200);

        webhooks.post(webhook, "/test")
                .statusCode(200)
                .body("delivered", equalTo(false))
                .body("failure", equalTo("STATUS"))
                .body("status", equalTo(403))
                .body("response", equalTo("unknown token"));

        Received message = onlyMessage(receiver);
        assertThat(message.isSignedWith(webhook.secret())).isTrue();
        assertThat(message.json().getString("type")).isEqualTo("org.anju.webhook.test.v1");
        assertThat(message.json().getString("data.webhookId"))
                .isEqualTo(webhook.id().toString());
        assertThat(webhooks.deliveries(webhook.id(), "").getList("items")).isEmpty();
    }

    @Test
    void listsDeliveriesPageByPageNewestFirst() {
        TestReceiver receiver = webhooks.receiver();
        Created webhook = webhooks.create(receiver, type);
        List<String> events = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            events.addFirst(webhooks.tell(type, household).toString());
        }

        JsonPath first = webhooks.deliveries(webhook.id(), "?limit=2");
        JsonPath second = webhooks.deliveries(webhook.id(), "?limit=2&cursor=" + first.getLong("cursor"));

        assertThat(first.getList("items.id", String.class)).containsExactlyElementsOf(events.subList(0, 2));
        assertThat(second.getList("items.id", String.class)).containsExactly(events.get(2));
        assertThat(second.getString("cursor")).isNull();
        assertThat(first.getList("items.villageCode")).containsOnly(Given.VILLAGE);
    }

    @Test
    void forgetsWhatIsTooOldAndWhatWasDeleted() {
        TestReceiver receiver = webhooks.receiver();
        Created webhook = webhooks.create(receiver, type);
        Created deleted = webhooks.create(receiver, type);
        webhooks.update("DELETE FROM webhook_event");
        UUID old = webhooks.tell(type, household);
        UUID recent = webhooks.tell(type, household);
        webhooks.untilDelivery(webhook.id(), recent, "DELIVERED");
        webhooks.untilDelivery(deleted.id(), recent, "DELIVERED");
        webhooks.update("UPDATE webhook_event SET occurred_at = now() - interval '31 days' WHERE event_id = ?", old);
        Webhooks.as(Webhooks.INTEGRATOR)
                .delete(Webhooks.PATH + "/" + deleted.id())
                .then()
                .statusCode(204);

        // The service does so as well, and only one at a time.
        Webhooks.eventually().untilAsserted(() -> {
            purge.run();
            assertThat(webhooks.deliveries(webhook.id(), "").getList("items.id"))
                    .containsExactly(recent.toString());
            assertThat(webhooks.update("UPDATE webhook SET version = version WHERE id = ?", deleted.id()))
                    .isZero();
            assertThat(webhooks.update("UPDATE webhook_event SET type = type WHERE event_id = ?", old))
                    .isZero();
        });
    }

    @Test
    void measuresItsQueues() {
        TestReceiver receiver = webhooks.receiver().answering(500);
        Created webhook = webhooks.create(receiver, type);
        UUID event = webhooks.tell(type, household);
        webhooks.untilDelivery(webhook.id(), event, "DEAD");
        webhooks.update("UPDATE webhook_event SET occurred_at = now() - interval '1 hour' WHERE event_id = ?", event);
        webhooks.change(webhook.id(), Map.of("state", "PAUSED")).statusCode(200);
        webhooks.post(webhook, "/deliveries/" + event + "/replay").statusCode(202);

        metrics.refresh();
        assertThat(gauge("anju_webhook_deliveries{state=\"pending\"")).isGreaterThanOrEqualTo(1);
        assertThat(gauge("anju_webhook_attempts_total{outcome=\"dead\"")).isGreaterThanOrEqualTo(1);
        // Waiting for an owner is not being late.
        assertThat(gauge("anju_webhook_oldest_pending_seconds")).isLessThan(3600);

        webhooks.update(
                "UPDATE webhook_health SET held_until = now() + interval '1 hour' WHERE webhook_id = ?", webhook.id());
        webhooks.update("UPDATE webhook SET state = 'ACTIVE' WHERE id = ?", webhook.id());
        metrics.refresh();
        assertThat(gauge("anju_webhook_oldest_pending_seconds")).isGreaterThanOrEqualTo(3600);
    }

    private static Received onlyMessage(TestReceiver receiver) {
        return Webhooks.eventually()
                .until(receiver::received, messages -> messages.size() == 1)
                .getFirst();
    }

    private static String payload(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static double gauge(String beginning) {
        return RestAssured.get("/q/metrics")
                .then()
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
