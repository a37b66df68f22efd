package org.anju.verification.webhook;

import static org.anju.common.caller.Roles.INTEGRATOR;
import static org.anju.common.caller.Roles.PLATFORM_ADMIN;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.precondition.ExpectedVersion;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/webhooks")
@Tag(name = "Integration 系统对接")
@RunOnVirtualThread
public class WebhookResource {

    private final WebhookService webhooks;
    private final TestMessages tests;
    private final CurrentCaller caller;

    WebhookResource(WebhookService webhooks, TestMessages tests, CurrentCaller caller) {
        this.webhooks = webhooks;
        this.tests = tests;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(INTEGRATOR)
    @Operation(operationId = "createWebhook", summary = "Have events sent to an address 新建推送地址", description = """
                    Events of your regions are posted there as CloudEvents JSON, signed as Standard Webhooks 1.0.0 asks: check \
                    webhook-signature with the secret, which is shown in this answer alone. An event may come more than once, \
                    always with the same webhook-id; answer 2xx soon and work afterwards. \
                    事件以CloudEvents JSON格式推送,按Standard Webhooks 1.0.0签名:请用本次返回的密钥(仅显示一次)校验webhook-signature。\
                    同一事件可能重复送达,webhook-id不变;请尽快返回2xx,再作处理。""")
    @RequestBody(
            content =
                    @Content(examples = @ExampleObject(name = "Completed records and problems 完成的核验与问题", value = """
                                            {
                                              "url": "https://receiver.example/anju",
                                              "description": "县防返贫监测系统",
                                              "eventTypes": ["org.anju.verification.completed.v1", "org.anju.problem.*"]
                                            }
                                            """)))
    @APIResponse(
            responseCode = "201",
            description = "Created; keep the secret 已创建,请保存密钥",
            content = @Content(schema = @Schema(implementation = WebhookResponse.class)))
    @APIResponse(
            responseCode = "200",
            description = "Created before, with the same values; the secret is not shown again 此前已创建,密钥不再显示",
            content = @Content(schema = @Schema(implementation = WebhookResponse.class)))
    @APIResponse(responseCode = "409", description = "The id is taken, or there are too many 编号已用,或数量已达上限")
    @APIResponse(responseCode = "422", description = "Nothing can be sent to the address 无法向该地址推送")
    public Response create(@Valid @NotNull CreateWebhookRequest request) {
        WebhookService.Creation creation = webhooks.create(request, caller.get());
        WebhookResponse webhook = creation.webhook();
        Response.ResponseBuilder response =
                creation.created() ? Response.created(URI.create("webhooks/" + webhook.id())) : Response.ok();
        return response.entity(webhook)
                .tag(ExpectedVersion.tagOf(webhook.version()))
                .build();
    }

    @GET
    @RolesAllowed({INTEGRATOR, PLATFORM_ADMIN})
    @Operation(
            operationId = "listWebhooks",
            summary = "Webhooks and how they fare 推送地址及其状态",
            description = "An integrator's own; for platform-admin all, with state and counts but no data."
                    + " 集成方查看自己的;平台管理员可见全部的状态与数量,不含数据。")
    public WebhookPage list(
            @Parameter(description = "cursor of the page before 上一页的cursor") @RestQuery UUID cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return webhooks.list(cursor, limit, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({INTEGRATOR, PLATFORM_ADMIN})
    @Operation(operationId = "getWebhook", summary = "One webhook and how it fares 推送地址详情")
    @APIResponse(
            responseCode = "200",
            description = "The webhook, its version as ETag 推送地址,ETag为其版本",
            content = @Content(schema = @Schema(implementation = WebhookResponse.class)))
    public Response get(UUID id) {
        return tagged(webhooks.get(id, caller.get()));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(INTEGRATOR)
    @Operation(
            operationId = "changeWebhook",
            summary = "Change, pause or resume a webhook 修改、暂停或恢复推送",
            description =
                    "Fields that are left out stay. While it is PAUSED events are kept and sent once it is ACTIVE again;"
                            + " for one that is DISABLED none are kept: resume it and have them sent again."
                            + " 未填写的字段保持不变。暂停期间事件保留,恢复后补发;停用期间不保留,恢复后可要求重发。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Resume 恢复", value = """
                                            {"state": "ACTIVE"}
                                            """)))
    @APIResponse(
            responseCode = "200",
            description = "As it is now 修改后的推送地址",
            content = @Content(schema = @Schema(implementation = WebhookResponse.class)))
    @APIResponse(responseCode = "412", description = "Changed meanwhile 内容已被他人修改")
    @APIResponse(responseCode = "422", description = "Nothing can be sent to the address 无法向该地址推送")
    @APIResponse(responseCode = "428", description = "If-Match is missing 缺少If-Match")
    public Response change(
            UUID id,
            @Parameter(description = "The ETag of the webhook as it was read 读取时得到的ETag", example = "\"0\"")
                    @HeaderParam("If-Match")
                    String ifMatch,
            @Valid @NotNull ChangeWebhookRequest request) {
        return tagged(webhooks.change(id, ExpectedVersion.of(ifMatch), request, caller.get()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({INTEGRATOR, PLATFORM_ADMIN})
    @Operation(operationId = "deleteWebhook", summary = "Send nothing more, and forget the queue 删除推送地址")
    @APIResponse(responseCode = "204", description = "Deleted 已删除")
    public void delete(UUID id) {
        webhooks.delete(id, caller.get());
    }

    @POST
    @Path("/{id}/rotate-secret")
    @RolesAllowed(INTEGRATOR)
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Get a new secret 更换密钥",
            description =
                    "Messages carry the signatures of both secrets for a day, so that the receiver can change over."
                            + " 一天之内消息同时带新旧两个签名,便于接收方切换。")
    public RotatedSecretResponse rotateSecret(UUID id) {
        return webhooks.rotateSecret(id, caller.get());
    }

    @POST
    @Path("/{id}/test")
    @RolesAllowed(INTEGRATOR)
    @Operation(
            operationId = "testWebhook",
            summary = "Send a message that means nothing, and hear what the receiver says 发送测试消息",
            description = "At once, also while the webhook is paused or disabled; of type org.anju.webhook.test.v1."
                    + " 立即发送,暂停或停用时也可;类型为org.anju.webhook.test.v1。")
    public TestResponse test(UUID id) {
        return tests.send(id, caller.get());
    }

    private static Response tagged(WebhookResponse webhook) {
        return Response.ok(webhook)
                .tag(ExpectedVersion.tagOf(webhook.version()))
                .build();
    }
}
