package org.anju.verification.webhook;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.caller.Roles;
import org.anju.verification.webhook.delivery.DeliveryPage;
import org.anju.verification.webhook.delivery.DeliveryResponse;
import org.anju.verification.webhook.delivery.DeliveryState;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/webhooks")
@RolesAllowed(Roles.INTEGRATOR)
@Tag(name = "Integration 系统对接")
@RunOnVirtualThread
public class WebhookDeliveryResource {

    private final WebhookDeliveryService deliveries;
    private final CurrentCaller caller;

    WebhookDeliveryResource(WebhookDeliveryService deliveries, CurrentCaller caller) {
        this.deliveries = deliveries;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "What became of a webhook's messages, newest first 推送记录,最新在前",
            description = "state=DEAD lists what was given up after the last attempt. state=DEAD列出多次失败后放弃的消息。")
    public DeliveryPage list(
            UUID id,
            @Parameter(description = "All when left out 不填为全部") @RestQuery DeliveryState state,
            @Parameter(description = "cursor of the page before 上一页的cursor") @RestQuery Long cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return deliveries.list(id, state, cursor, limit, caller.get());
    }

    @POST
    @Path("/{id}/deliveries/{deliveryId}/replay")
    @Operation(
            operationId = "replayWebhookDelivery",
            summary = "Send one message again 重发一条消息",
            description = "With the webhook-id that it had, as if never sent before. webhook-id不变,重新计次。")
    @APIResponse(
            responseCode = "202",
            description = "To be sent 等待发送",
            content = @Content(schema = @Schema(implementation = DeliveryResponse.class)))
    public RestResponse<DeliveryResponse> replay(
            UUID id, @Parameter(description = "The webhook-id of the message 消息的webhook-id") UUID deliveryId) {
        return RestResponse.accepted(deliveries.replay(id, deliveryId, caller.get()));
    }

    @POST
    @Path("/{id}/replay")
    @Operation(
            operationId = "replayWebhook",
            summary = "Send again all that happened since a moment 重发某时刻以来的全部消息",
            description =
                    "Messages keep their webhook-id. Also told is what happened while the webhook was disabled. Events"
                            + " are kept for 30 days. Until all are queued the webhook shows replayingSince."
                            + " webhook-id不变;停用期间的事件也会发送;事件保留30天;全部排队之前,推送地址显示replayingSince。")
    @APIResponse(
            responseCode = "202",
            description = "To be sent 等待发送",
            content = @Content(schema = @Schema(implementation = ReplayResponse.class)))
    public RestResponse<ReplayResponse> replaySince(
            UUID id,
            @Parameter(example = "2026-06-05T00:00:00+08:00") @NotNull @RestQuery OffsetDateTime since,
            @Parameter(description = "Only what was given up 只重发已放弃的") @DefaultValue("false") @RestQuery
                    boolean deadOnly) {
        return RestResponse.accepted(deliveries.replay(id, since.toInstant(), deadOnly, caller.get()));
    }
}
