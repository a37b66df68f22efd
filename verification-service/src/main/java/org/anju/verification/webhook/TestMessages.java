package org.anju.verification.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.common.caller.Caller;
import org.anju.verification.webhook.sending.Attempt;
import org.anju.verification.webhook.sending.CloudEvent;
import org.anju.verification.webhook.sending.Failure;
import org.anju.verification.webhook.sending.Message;
import org.anju.verification.webhook.sending.SecretSealer;
import org.anju.verification.webhook.sending.SigningSecret;
import org.anju.verification.webhook.sending.WebhookSender;

/** Sends a receiver a message that means nothing, at once and whatever the webhook's state, and tells what it answered. */
@ApplicationScoped
class TestMessages {

    private static final String TYPE = "org.anju.webhook.test.v1";

    private final WebhookService webhooks;
    private final SecretSealer sealer;
    private final WebhookSender sender;
    private final ObjectMapper json;
    private final Clock clock;

    TestMessages(WebhookService webhooks, SecretSealer sealer, WebhookSender sender, ObjectMapper json, Clock clock) {
        this.webhooks = webhooks;
        this.sealer = sealer;
        this.sender = sender;
        this.json = json;
        this.clock = clock;
    }

    TestResponse send(UUID id, Caller caller) {
        Webhook webhook = webhooks.own(id, caller);
        UUID event = UuidCreator.getTimeOrderedEpoch();
        String data = json(Map.of("webhookId", id));
        String body = json(CloudEvent.of(event, TYPE, null, clock.instant(), data));
        try {
            return TestResponse.from(sender.send(new Message(webhook.content().url(), event, body, secrets(webhook))));
        } catch (IllegalStateException unreadable) {
            return TestResponse.from(Attempt.failed(Failure.SECRET_UNREADABLE, Duration.ZERO));
        }
    }

    private List<SigningSecret> secrets(Webhook webhook) {
        return Stream.of(webhook.secret(), webhook.previousSecret(clock.instant()))
                .filter(Objects::nonNull)
                .map(secret -> sealer.open(webhook.id(), secret))
                .toList();
    }

    private String json(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
