package org.anju.verification.changerequest;

import static org.anju.common.caller.Roles.AUDITOR;
import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.region.RegionCode;
import org.anju.verification.changerequest.ChangeRequestService.Creation;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/change-requests")
@Tag(name = "Change requests 变更申请")
@RunOnVirtualThread
public class ChangeRequestResource {

    private static final String EXAMPLE = "01970000-0000-7000-8000-0000000000c1";

    private final ChangeRequestService requests;
    private final CurrentCaller caller;

    ChangeRequestResource(ChangeRequestService requests, CurrentCaller caller) {
        this.requests = requests;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER})
    @Operation(
            operationId = "requestChange",
            summary = "Ask that a locked record be changed 申请变更已锁定记录",
            description =
                    "After its village was closed; also, by campaignId and householdId, that a household without record"
                            + " be let in. Name no person in reason and change. 村办结后使用;理由和内容中请勿填写个人信息。")
    @APIResponse(responseCode = "201", description = "Waits for a county reviewer 待县级审批")
    @APIResponse(responseCode = "200", description = "Sent before 此前已提交")
    @APIResponse(responseCode = "409", description = "Not locked, or another request is open 记录未锁定或已有申请")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Wrong grade 等级有误", value = """
                                                    {
                                                      "verificationId": "01970000-0000-7000-8000-0000000000b2",
                                                      "reason": "复查发现安全等级登记有误",
                                                      "change": "安全等级由A级更正为B级,重新拍摄照片"
                                                    }
                                                    """)))
    public RestResponse<ChangeRequestResponse> create(@Valid @NotNull CreateChangeRequest request) {
        Creation creation = requests.create(request, caller.get());
        ChangeRequestResponse body = ChangeRequestResponse.from(creation.request());
        if (!creation.created()) {
            return RestResponse.ok(body);
        }
        return ResponseBuilder.<ChangeRequestResponse>created(URI.create("change-requests/" + body.id()))
                .entity(body)
                .build();
    }

    @GET
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR, AUDITOR})
    @Operation(operationId = "listChangeRequests", summary = "Change requests of a region 区域变更申请")
    public ChangeRequestPage list(
            @Parameter(example = "622927000000") @NotNull @RestQuery RegionCode region,
            @Parameter(description = "all when left out 不填为全部") @RestQuery ChangeRequestState state,
            @Parameter(description = "all when left out 不填为全部") @RestQuery UUID campaign,
            @Parameter(description = "cursor of the page before 上一页的cursor") @RestQuery UUID cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return requests.list(region, campaign, state, cursor, limit, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR, AUDITOR})
    @Operation(operationId = "getChangeRequest", summary = "One change request 变更申请详情")
    public ChangeRequestResponse get(@Parameter(example = EXAMPLE) @RestPath UUID id) {
        return ChangeRequestResponse.from(requests.get(id, caller.get()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{id}/approve")
    @RolesAllowed(COUNTY_REVIEWER)
    @Operation(
            operationId = "approveChangeRequest",
            summary = "Approve a change 批准变更",
            description =
                    "Role county-reviewer, not who asked or recorded. The record is returned, one new record of the"
                            + " household is taken, and the village's certificate is superseded until it is closed again."
                            + " 批准后该记录退回、允许重新提交,办结证书失效,须重新办结。")
    @APIResponse(responseCode = "200", description = "Approved 已批准")
    @APIResponse(responseCode = "409", description = "Decided already 已处理")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Without a note 无备注", value = "{}")))
    public ChangeRequestResponse approve(
            @Parameter(example = EXAMPLE) @RestPath UUID id, @Valid @NotNull ApproveChangeRequest request) {
        return ChangeRequestResponse.from(requests.approve(id, request.note(), caller.get()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{id}/reject")
    @RolesAllowed(COUNTY_REVIEWER)
    @Operation(
            operationId = "rejectChangeRequest",
            summary = "Reject a change 驳回变更",
            description = "Role county-reviewer, not who asked or recorded. 县级审核人员操作,申请人和采集人除外。")
    @APIResponse(responseCode = "200", description = "Rejected 已驳回")
    @APIResponse(responseCode = "409", description = "Decided already 已处理")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Not founded 理由不足", value = """
                                                    {"note": "现场复核等级无误"}
                                                    """)))
    public ChangeRequestResponse reject(
            @Parameter(example = EXAMPLE) @RestPath UUID id, @Valid @NotNull RejectChangeRequest request) {
        return ChangeRequestResponse.from(requests.reject(id, request.note(), caller.get()));
    }
}
