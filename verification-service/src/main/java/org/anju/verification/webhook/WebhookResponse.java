package org.anju.verification.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.verification.webhook.delivery.QueueState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param url without path and query for others than its owner, since systems put secrets there
 * @param eventTypes empty for all
 * @param secret only in the answer that creates the webhook
 * @param previousSecretUntil so long messages carry the signature of the secret before as well
 */
@Schema(name = "Webhook")
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookResponse(
        UUID id,
        int version,
        String url,
        String description,
        List<RegionCode> regions,
        List<String> eventTypes,
        WebhookState state,
        WebhookState.Reason stateReason,
        Instant stateSince,
        String secret,
        Instant previousSecretUntil,
        QueueState queue,
        String owner,
        Instant createdAt) {

    static WebhookResponse forOwner(Webhook webhook, QueueState queue, String secret, Instant now) {
        return from(webhook, webhook.content().url().toString(), queue, secret, now);
    }

    static WebhookResponse forAdministrator(Webhook webhook, QueueState queue, Instant now) {
        URI url = webhook.content().url();
        return from(webhook, url.getScheme() + "://" + url.getRawAuthority(), queue, null, now);
    }

    private static WebhookResponse from(Webhook webhook, String url, QueueState queue, String secret, Instant now) {
        return new WebhookResponse(
                webhook.id(),
                webhook.version(),
                url,
                webhook.content().description(),
                webhook.regions(),
                webhook.content().eventTypes(),
                webhook.state(),
                webhook.stateReason(),
                webhook.stateSince(),
                secret,
                webhook.previousSecretUntil(now),
                queue,
                webhook.ownerName(),
                webhook.createdAt());
    }
}
