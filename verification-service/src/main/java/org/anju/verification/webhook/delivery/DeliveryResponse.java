package org.anju.verification.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.anju.verification.webhook.sending.Failure;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param id the event's, which the receiver got as webhook-id
 * @param nextAttemptAt while it is pending; the end of the running attempt's lease while one runs
 * @param lastResponse the beginning of what the receiver said when it did not take it
 */
@Schema(name = "WebhookDelivery")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryResponse(
        UUID id,
        String eventType,
        UUID householdId,
        String villageCode,
        Instant occurredAt,
        DeliveryState state,
        int attempts,
        Instant nextAttemptAt,
        Instant lastAttemptAt,
        Failure lastFailure,
        Integer lastStatus,
        String lastResponse,
        Instant deliveredAt) {}
