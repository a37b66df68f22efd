package org.anju.household.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.anju.common.caller.Roles;
import org.anju.common.precondition.ExpectedVersion;
import org.anju.household.registry.HouseholdDetailResponse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/households")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ROSTER_MANAGER)
@Tag(name = "Roster events 花名册动态调整")
public class RosterEventResource {

    private static final String ETAG = "ETag of the household as you have seen it 您所看到的农户的ETag";

    private final HouseholdRegistration registration;
    private final RosterEventService events;
    private final ObjectMapper json;

    RosterEventResource(HouseholdRegistration registration, RosterEventService events, ObjectMapper json) {
        this.registration = registration;
        this.events = events;
        this.json = json;
    }

    @POST
    @Operation(
            operationId = "registerHousehold",
            summary = "Register one household 新识别纳入一户",
            description = "The id is made by the client; the same request sent again registers the household once."
                    + " id由客户端生成,重复发送同一请求只登记一次。")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = RegisterHouseholdRequest.class),
                            examples = @ExampleObject(name = "Newly identified 新识别", value = """
                                    {
                                      "id": "01970000-0000-7000-8000-00000000a001",
                                      "householdNo": "6229271000019001",
                                      "villageCode": "622927100201",
                                      "villagerGroup": "2社",
                                      "headName": "马占海",
                                      "idNumber": "629927198001010016",
                                      "phone": "13800001234",
                                      "ethnicGroup": "保安族",
                                      "povertyAttribute": "GENERAL_POOR",
                                      "povertyStatus": "LIFTED",
                                      "expectedMode": "ORIGINAL_HOUSE_B",
                                      "members": [{ "name": "马小明", "relation": "SON" }],
                                      "effectiveOn": "2026-06-05",
                                      "reason": "动态监测新纳入",
                                      "proof": "村级评议记录",
                                      "approvedBy": "积石山县乡村振兴局"
                                    }
                                    """)))
    @APIResponse(
            responseCode = "201",
            description = "Registered 已登记",
            content = @Content(schema = @Schema(implementation = HouseholdDetailResponse.class)))
    @APIResponse(
            responseCode = "200",
            description = "Registered before by the same request; as it is now 此前已登记,返回现状",
            content = @Content(schema = @Schema(implementation = HouseholdDetailResponse.class)))
    @APIResponse(responseCode = "409", description = "The household number or the id is in use 户编号或id已被使用")
    @APIResponse(responseCode = "422", description = "Some fields cannot be recorded 部分字段无法登记")
    public Response register(@NotNull RegisterHouseholdRequest request) {
        HouseholdRegistration.Registered registered = registration.register(request);
        Response.ResponseBuilder answer =
                registered.isNew() ? Response.created(URI.create("households/" + request.id())) : Response.ok();
        return answer.entity(registered.household())
                .tag(ExpectedVersion.tagOf(registered.household().version()))
                .build();
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "correctHousehold",
            summary = "Correct what is recorded of a household 更正农户信息",
            description = "Fields left out stay as they are; null empties those that may be empty. 未填字段不变,null表示清空。")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CorrectHouseholdRequest.class),
                            examples = @ExampleObject(name = "Another phone 更换电话", value = """
                                    { "phone": "13800005678", "reason": "电话录入有误" }
                                    """)))
    @APIResponse(
            responseCode = "200",
            description = "The household as it is now 更正后的农户",
            content = @Content(schema = @Schema(implementation = HouseholdDetailResponse.class)))
    @APIResponse(responseCode = "412", description = "The household has changed meanwhile 该户信息已被更新")
    @APIResponse(responseCode = "422", description = "Some fields cannot be recorded 部分字段无法登记")
    @APIResponse(responseCode = "428", description = "If-Match is missing 缺少If-Match")
    public Response correct(
            @Parameter(description = "Id of the household 农户编号") @PathParam("id") UUID id,
            @Parameter(description = ETAG, schema = @Schema(type = SchemaType.STRING, examples = "\"1\""))
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    String ifMatch,
            @NotNull ObjectNode correction)
            throws JsonProcessingException {
        HouseholdDetailResponse household =
                registration.correct(id, ExpectedVersion.of(ifMatch), Correction.read(correction, json));
        return Response.ok(household)
                .tag(ExpectedVersion.tagOf(household.version()))
                .build();
    }

    @POST
    @Path("/{id}/events")
    @Operation(
            operationId = "recordRosterEvent",
            summary = "Record a roster event of a household 登记花名册变动",
            description =
                    "Members added or removed, another head, split, merged, moved, deregistered, reinstated, another"
                            + " household number. The id is made by the client; the same event sent again is recorded once."
                            + " 成员增减、户主变更、分户、合户、迁移、整户销户、恢复在册、户编号变更。")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = RosterEventRequest.class),
                            examples = {
                                @ExampleObject(name = "Deregistered 整户销户", value = """
                                        {
                                          "id": "01970000-0000-7000-8000-0000000e0001",
                                          "type": "DEREGISTERED",
                                          "effectiveOn": "2026-06-05",
                                          "reason": "整户自然销户",
                                          "proof": "户籍注销证明",
                                          "approvedBy": "积石山县乡村振兴局"
                                        }
                                        """),
                                @ExampleObject(name = "Member added 新增成员", value = """
                                        {
                                          "id": "01970000-0000-7000-8000-0000000e0002",
                                          "type": "MEMBER_ADDED",
                                          "effectiveOn": "2026-06-05",
                                          "reason": "新生儿",
                                          "proof": "户口簿",
                                          "member": { "name": "马小明", "relation": "SON" }
                                        }
                                        """)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "Recorded; the household's new version as ETag 已登记,ETag为新版本",
            content = @Content(schema = @Schema(implementation = RosterEventResponse.class)))
    @APIResponse(
            responseCode = "200",
            description = "Recorded before by the same request 此前已登记",
            content = @Content(schema = @Schema(implementation = RosterEventResponse.class)))
    @APIResponse(responseCode = "409", description = "The household's state, or the id, does not allow it 该户状态或id不允许")
    @APIResponse(responseCode = "412", description = "The household has changed meanwhile 该户信息已被更新")
    @APIResponse(responseCode = "422", description = "Some fields cannot be recorded 部分字段无法登记")
    @APIResponse(responseCode = "428", description = "If-Match is missing 缺少If-Match")
    public Response record(
            @Parameter(description = "Id of the household 农户编号") @PathParam("id") UUID id,
            @Parameter(description = ETAG, schema = @Schema(type = SchemaType.STRING, examples = "\"1\""))
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    String ifMatch,
            @NotNull RosterEventRequest request) {
        RosterEventService.Recorded recorded = events.record(id, ExpectedVersion.of(ifMatch), request);
        return Response.status(recorded.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(recorded.event())
                .tag(ExpectedVersion.tagOf(recorded.event().version()))
                .build();
    }
}
