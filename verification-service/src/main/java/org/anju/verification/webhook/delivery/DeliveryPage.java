package org.anju.verification.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param cursor what to send for the next page; absent on the last */
@Schema(name = "WebhookDeliveryPage")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryPage(List<DeliveryResponse> items, Long cursor) {}
