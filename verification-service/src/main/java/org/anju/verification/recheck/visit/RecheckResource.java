package org.anju.verification.recheck.visit;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.GUIDE;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.verification.recheck.visit.RecheckService.Recording;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/rechecks")
@Tag(name = "Rechecks 抽查复核")
@RunOnVirtualThread
public class RecheckResource {

    private static final String RECHECK = "01970000-0000-7000-8000-0000000000e1";

    private final RecheckService rechecks;
    private final RecheckReader reader;
    private final SettlementService settlements;
    private final CurrentCaller caller;

    RecheckResource(
            RecheckService rechecks, RecheckReader reader, SettlementService settlements, CurrentCaller caller) {
        this.rechecks = rechecks;
        this.reader = reader;
        this.settlements = settlements;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({VERIFIER, GUIDE, TOWNSHIP_REVIEWER, COUNTY_REVIEWER})
    @Operation(
            operationId = "submitRecheck",
            summary = "What a second verifier found 提交复核结果",
            description =
                    "For a task of your own. Kept apart from the records and counted as no progress; how it compares is not told to you."
                            + " Sending the same id and body again answers 200. 与核验记录分开保存,不计入进度,不告知比对结果。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Secured 有保障", value = """
                                                    {
                                                      "id": "01970000-0000-7000-8000-0000000000e1",
                                                      "taskId": "01970000-0000-7000-8000-0000000000d1",
                                                      "reached": true,
                                                      "secured": true,
                                                      "assuranceCategory": "APPRAISED_SAFE",
                                                      "assuranceMode": "ORIGINAL_HOUSE_B",
                                                      "safetyGrade": "B",
                                                      "visitedAt": "2030-06-20T10:15:00+08:00",
                                                      "position": {"latitude": 35.7, "longitude": 102.88, "accuracyMeters": 15},
                                                      "deviceId": "swagger-ui",
                                                      "photos": [
                                                        {"photoId": "01970000-0000-7000-8000-0000000000f1", "slot": "FRONT"},
                                                        {"photoId": "01970000-0000-7000-8000-0000000000f2", "slot": "SIDE"},
                                                        {"photoId": "01970000-0000-7000-8000-0000000000f3", "slot": "INSIDE"}
                                                      ]
                                                    }
                                                    """)))
    @APIResponse(responseCode = "201", description = "Stored 已保存")
    @APIResponse(responseCode = "200", description = "Stored before by the same request 此前已按相同请求保存")
    @APIResponse(responseCode = "409", description = "The task is open no more, or the id is taken 任务已结束或编号已被使用")
    @APIResponse(responseCode = "422", description = "A rule of the campaign's rule set is broken 不符合规则集")
    public RestResponse<RecheckReceipt> submit(@Valid @NotNull SubmitRecheckRequest request) {
        Recording recording = rechecks.submit(request, caller.get());
        if (!recording.created()) {
            return RestResponse.ok(recording.receipt());
        }
        return ResponseBuilder.<RecheckReceipt>created(
                        URI.create("rechecks/" + recording.receipt().id()))
                .entity(recording.receipt())
                .build();
    }

    @GET
    @RolesAllowed({VERIFIER, GUIDE, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "listRechecks",
            summary = "Rechecks of a sample 样本的复核结果",
            description =
                    "With how each compares for reviewers and supervisors; verifiers and guides see their own, without. Those of"
                            + " households that you are still to visit are left out. 审核与督导人员可见比对结果,其他人仅见本人提交内容。")
    public RecheckPage list(
            @Parameter(example = "01970000-0000-7000-8000-0000000000c1") @NotNull @RestQuery UUID sample,
            @Parameter(description = "cursor of the page before 上一页的cursor") @RestQuery UUID cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return reader.list(sample, cursor, limit, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({VERIFIER, GUIDE, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(operationId = "getRecheck", summary = "One recheck 复核结果详情")
    public RecheckResponse get(@Parameter(example = RECHECK) UUID id) {
        return reader.get(id, caller.get());
    }

    @POST
    @Path("/{id}/settle")
    @RolesAllowed(COUNTY_REVIEWER)
    @Operation(
            operationId = "settleRecheck",
            summary = "Settle a difference 处理复核差异",
            description =
                    "RETURN sends the first record back, OPEN_PROBLEM opens a problem of the household, KEEP_FIRST says that the first"
                            + " record was right: it counts as no error. By a county reviewer who took part in neither."
                            + " 由未参与采集和复核的县级复核人员处理。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Return 退回", value = """
                                                    {"action": "RETURN", "note": "现场为C级,请重新核验"}
                                                    """)))
    @APIResponse(responseCode = "409", description = "Nothing to settle, or settled otherwise 无需处理或已另行处理")
    public RecheckResponse settle(@Parameter(example = RECHECK) UUID id, @Valid @NotNull SettleRecheckRequest request) {
        return settlements.settle(id, request, caller.get());
    }
}
