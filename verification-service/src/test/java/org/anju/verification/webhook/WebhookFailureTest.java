package org.anju.verification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.anju.verification.testsupport.Given;
import org.anju.verification.webhook.TestReceiver.Answer;
import org.anju.verification.webhook.Webhooks.Created;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WebhookFailureTest {

    @Inject
    Webhooks webhooks;

    private final String type = Webhooks.anyType();
    private final UUID household = Given.id();

    @AfterEach
    void clearAway() {
        webhooks.clearAway();
    }

    @Test
    void sendsAgainWhatWasNotTaken() {
        TestReceiver receiver = webhooks.receiver();
        receiver.answering(message -> Answer.of(receiver.received().size() < 3 ? 500 : 200));
        Created webhook = webhooks.create(receiver, type);

        UUID event = webhooks.tell(type, household);

        JsonPath delivery = webhooks.untilDelivery(webhook.id(), event, "DELIVERED");
        assertThat(receiver.ids()).containsExactly(event, event, event);
        assertThat(receiver.received()).allMatch(message -> message.isSignedWith(webhook.secret()));
        assertThat(delivery.getInt("attempts")).isEqualTo(3);
        assertThat(delivery.getInt("lastStatus")).isEqualTo(200);
        assertThat(webhooks.get(webhook.id()).getInt("queue.failures")).isZero();
    }

    @Test
    void keepsTheOrderOfAHousehold() {
        TestReceiver receiver = webhooks.receiver();
        receiver.answering(message -> Answer.of(receiver.received().size() == 1 ? 503 : 204));
        webhooks.create(receiver, type);
        UUID other = Given.id();

        UUID first = webhooks.tell(type, household);
        UUID second = webhooks.tell(type, household);
        UUID third = webhooks.tell(type, household);
        UUID others = webhooks.tell(type, other);

        Webhooks.eventually().until(() -> receiver.ids().containsAll(List.of(third, others)));
        List<UUID> ofHousehold = new ArrayList<>(receiver.ids());
        ofHousehold.remove(others);
        assertThat(ofHousehold).containsExactly(first, first, second, third);
    }

    @Test
    void givesUpAfterTheLastAttemptAndSendsAgainWhenAsked() {
        TestReceiver receiver = webhooks.receiver().answering(message -> new Answer(500, Map.of(), "no such\0 thing"));
        Created webhook = webhooks.create(receiver, type);

        UUID event = webhooks.tell(type, household);

        JsonPath delivery = webhooks.untilDelivery(webhook.id(), event, "DEAD");
        assertThat(delivery.getInt("attempts")).isEqualTo(3);
        assertThat(delivery.getString("lastFailure")).isEqualTo("STATUS");
        assertThat(delivery.getInt("lastStatus")).isEqualTo(500);
        assertThat(delivery.getString("lastResponse")).isEqualTo("no such  thing");
        assertThat(webhooks.deliveries(webhook.id(), "?state=DEAD").getList("items.id"))
                .containsExactly(event.toString());
        assertThat(webhooks.get(webhook.id()).getInt("queue.dead")).isOne();

        receiver.answering(204);
        webhooks.post(webhook, "/deliveries/" + event + "/replay")
                .statusCode(202)
                .body("state", equalTo("PENDING"));

        webhooks.untilDelivery(webhook.id(), event, "DELIVERED");
        assertThat(receiver.ids()).hasSize(4).containsOnly(event);
        assertThat(webhooks.deliveries(webhook.id(), "?state=DEAD").getList("items"))
                .isEmpty();
    }

    @Test
    void goesOnWithTheNextOfAHouseholdOnceOneIsGivenUp() {
        TestReceiver receiver = webhooks.receiver();
        Created webhook = webhooks.create(receiver, type);
        UUID poisoned = Given.id();
        receiver.answering(message -> Answer.of(message.id().equals(poisoned) ? 422 : 204));

        webhooks.tell(poisoned, type, household, Given.VILLAGE);
        UUID next = webhooks.tell(type, household);

        webhooks.untilDelivery(webhook.id(), next, "DELIVERED");
        assertThat(receiver.ids()).containsExactly(poisoned, poisoned, poisoned, next);
    }

    @Test
    void waitsForASlowReceiverAloneAndWithFewMessagesAtOnce() {
        CountDownLatch over = new CountDownLatch(1);
        TestReceiver slow = webhooks.receiver().answering(message -> {
            waitFor(over);
            return Answer.of(204);
        });
        TestReceiver quick = webhooks.receiver();
        webhooks.create(slow, type);
        Created other = webhooks.create(quick, type);
        List<UUID> told = webhooks.tellMany(type, 12);

        told.forEach(event -> webhooks.untilDelivery(other.id(), event, "DELIVERED"));

        assertThat(quick.received()).hasSize(12);
        assertThat(slow.mostAtOnce()).isBetween(1, 4);
        over.countDown();
        Webhooks.eventually().until(() -> slow.ids().stream().distinct().count() == 12);
    }

    @Test
    void leavesAReceiverAloneThatTakesNothingAndComesBackByItself() {
        TestReceiver receiver = webhooks.receiver().answering(503);
        Created webhook = webhooks.create(receiver, type);
        List<UUID> events = Collections.nCopies(10, type).stream()
                .map(each -> webhooks.tell(each, Given.id()))
                .toList();

        JsonPath failing = Webhooks.eventually()
                .until(() -> webhooks.get(webhook.id()), state -> state.getInt("queue.failures") >= 5);
        assertThat(failing.getString("queue.failingSince")).isNotNull();
        assertThat(failing.getString("queue.heldUntil")).isNotNull();
        assertThat(failing.getString("state")).isEqualTo("ACTIVE");
        receiver.answering(204);
        webhooks.post(webhook, "/replay?since=2026-01-01T00:00:00Z").statusCode(202);

        Webhooks.eventually().until(() -> webhooks.get(webhook.id()).getInt("queue.pending") == 0);
        JsonPath recovered = webhooks.get(webhook.id());
        assertThat(recovered.getInt("queue.failures")).isZero();
        assertThat(recovered.getString("queue.heldUntil")).isNull();
        assertThat(receiver.ids()).containsAll(events);
    }

    @Test
    void comesNoSoonerThanTheReceiverAsks() {
        TestReceiver receiver = webhooks.receiver();
        receiver.answering(message ->
                receiver.received().size() == 1 ? new Answer(429, Map.of("Retry-After", "3"), "") : Answer.of(204));
        Created webhook = webhooks.create(receiver, type);
        Instant began = Instant.now();

        UUID event = webhooks.tell(type, household);
        UUID other = webhooks.tell(type, Given.id());

        webhooks.untilDelivery(webhook.id(), event, "DELIVERED");
        webhooks.untilDelivery(webhook.id(), other, "DELIVERED");
        assertThat(Instant.now()).isAfterOrEqualTo(began.plusSeconds(3));
        assertThat(receiver.ids()).contains(event, other);
        assertThat(receiver.ids().getFirst()).isEqualTo(event);
    }

    @Test
    void stopsWhereTheReceiverIsGone() {
        TestReceiver receiver = webhooks.receiver().answering(410);
        Created webhook = webhooks.create(receiver, type);
        UUID before = webhooks.tell(type, household);

        JsonPath gone = Webhooks.eventually()
                .until(() -> webhooks.get(webhook.id()), state -> "DISABLED".equals(state.getString("state")));
        assertThat(gone.getString("stateReason")).isEqualTo("GONE");
        UUID meanwhile = webhooks.tell(type, household);
        assertThat(receiver.ids()).containsExactly(before);
        assertThat(webhooks.deliveries(webhook.id(), "").getList("items.id")).containsExactly(before.toString());

        receiver.answering(204);
        webhooks.change(webhook.id(), Map.of("state", "ACTIVE")).statusCode(200);
        webhooks.untilDelivery(webhook.id(), before, "DELIVERED");
        webhooks.post(webhook, "/replay?since=2026-01-01T00:00:00Z").statusCode(202);
        webhooks.untilDelivery(webhook.id(), meanwhile, "DELIVERED");
    }

    @Test
    void pausesAReceiverThatTookNothingForTooLong() {
        TestReceiver receiver = webhooks.receiver().answering(500);
        Created webhook = webhooks.create(receiver, type);
        webhooks.tell(type, household);
        Webhooks.eventually().until(() -> webhooks.get(webhook.id()).getInt("queue.failures") > 0);

        webhooks.update(
                "UPDATE webhook_health SET failing_since = now() - interval '73 hours' WHERE webhook_id = ?",
                webhook.id());
        UUID later = webhooks.tell(type, Given.id());

        JsonPath paused = Webhooks.eventually()
                .until(() -> webhooks.get(webhook.id()), state -> "PAUSED".equals(state.getString("state")));
        assertThat(paused.getString("stateReason")).isEqualTo("FAILING");
        receiver.answering(204);
        webhooks.change(webhook.id(), Map.of("state", "ACTIVE")).statusCode(200).body("queue.failures", equalTo(0));
        webhooks.untilDelivery(webhook.id(), later, "DELIVERED");
    }

    @Test
    void takesUpWhatADeadInstanceHasLeft() {
        TestReceiver receiver = webhooks.receiver();
        Created webhook = webhooks.create(receiver, type);
        webhooks.change(webhook.id(), Map.of("state", "PAUSED")).statusCode(200);
        UUID event = webhooks.tell(type, household);
        Instant killed = Instant.now();
        // As an instance leaves it that is killed between taking a message and writing down what became of it.
        webhooks.update("""
                UPDATE webhook_delivery SET attempts = 1, last_attempt_at = now(), next_attempt_at = now() + interval '4 s'
                WHERE webhook_id = ?
                """, webhook.id());
        webhooks.change(webhook.id(), Map.of("state", "ACTIVE")).statusCode(200);

        JsonPath delivery = webhooks.untilDelivery(webhook.id(), event, "DELIVERED");

        assertThat(delivery.getInt("attempts")).isEqualTo(2);
        assertThat(receiver.ids()).containsExactly(event);
        assertThat(Instant.now()).isAfter(killed.plusSeconds(3));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }
}
