package org.anju.verification.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a webhook's queue stands.
 *
 * @param pending messages on their way
 * @param dead messages given up
 * @param oldestPendingAt when the event happened that waits longest, or null
 * @param failures in a row
 * @param failingSince the first of them, or null
 * @param heldUntil nothing is sent before, or null
 * @param replayingSince events since then are being queued once more, or null
 */
@Schema(name = "WebhookQueue")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QueueState(
        long pending,
        long dead,
        Instant oldestPendingAt,
        int failures,
        Instant failingSince,
        Instant heldUntil,
        Instant replayingSince) {}
