package org.anju.verification.rectification.step;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.precondition.ExpectedVersion;
import org.anju.verification.rectification.ProblemResponse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/problems")
@Tag(name = "Problems 问题整改")
@RunOnVirtualThread
@APIResponse(responseCode = "200", description = "The problem as it is now, its version as ETag 问题现状,ETag为其版本")
@APIResponse(responseCode = "404", description = "No such problem in your regions 管辖区域内没有该问题")
@APIResponse(responseCode = "409", description = "Its state does not allow it 当前状态不允许")
@APIResponse(responseCode = "412", description = "Changed meanwhile 内容已被他人修改")
@APIResponse(responseCode = "428", description = "If-Match is missing 缺少If-Match")
public class ProblemStepResource {

    private static final String ID = "01970000-0000-7000-8000-0000000000c1";
    private static final String IF_MATCH = "The ETag of the problem as it was read 读取该问题时得到的ETag";

    private final ProblemSteps steps;
    private final CurrentCaller caller;

    ProblemStepResource(ProblemSteps steps, CurrentCaller caller) {
        this.steps = steps;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/assign")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "assignProblem",
            summary = "Assign a problem until a day 交办问题",
            description =
                    "Roles township-reviewer, county-reviewer and supervisor. From OPEN, ASSIGNED, REJECTED or REOPENED."
                            + " 可交办给账号或工作队,并限定完成日期。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "To a village's team 交办驻村工作队", value = """
                                                    {"assignee": "方家村驻村工作队", "dueOn": "2036-06-20", "note": "先安排过渡住房"}
                                                    """)))
    @APIResponse(responseCode = "422", description = "The day has passed 日期已过")
    public RestResponse<ProblemResponse> assign(
            @Parameter(example = ID) UUID id,
            @Parameter(description = IF_MATCH, example = "*") @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull AssignProblemRequest request) {
        return tagged(steps.assign(id, ExpectedVersion.of(ifMatch), request, caller.get()));
    }

    @POST
    @Path("/{id}/plan")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER})
    @Operation(
            operationId = "planProblem",
            summary = "Plan a problem, with housing until then 列入计划并落实过渡住房",
            description =
                    "Roles township-reviewer and county-reviewer, for kinds that they close. Until the day of the plan,"
                            + " which becomes the day by which it is due, the problem does not hold back its village's closing."
                            + " 计划日期之前不影响所在村关闭;住房类问题须填写过渡期保障方式。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "By renovation 列入危改计划", value = """
                                            {
                                              "plannedFor": "2026-12-20",
                                              "interimMode": "COLLECTIVE_RENTAL_HOUSING",
                                              "plan": "列入2026年度农村危房改造计划,拆除重建,过渡期住集体公租房"
                                            }
                                            """)))
    @APIResponse(responseCode = "403", description = "The county plans problems of this kind 该类问题由县级列入计划")
    @APIResponse(responseCode = "422", description = "Day or interim housing do not fit 日期或过渡住房不符")
    public RestResponse<ProblemResponse> plan(
            @Parameter(example = ID) UUID id,
            @Parameter(description = IF_MATCH, example = "*") @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull PlanProblemRequest request) {
        return tagged(steps.plan(id, ExpectedVersion.of(ifMatch), request, caller.get()));
    }

    @POST
    @Path("/{id}/rectify")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER})
    @Operation(
            operationId = "rectifyProblem",
            summary = "Tell that a problem was put right 提交整改结果",
            description =
                    "Roles verifier, township-reviewer and county-reviewer. From ASSIGNED, RECTIFYING or REJECTED. RECTIFIED"
                            + " once each photo is stored; until then RECTIFYING, from which it may be told anew, as when a photo was"
                            + " rejected. Who rectifies neither verifies nor closes. 照片全部入库后为RECTIFIED;整改人不得复核和销号。")
    @RequestBody(
            content =
                    @Content(
                            examples = {
                                @ExampleObject(name = "Record explained 已核对说明", value = """
                                            {"note": "已与花名册核对,按实际保障方式更正"}
                                            """),
                                @ExampleObject(name = "Renovated 已改造", value = """
                                            {
                                              "note": "后墙拆除重砌,屋面翻修",
                                              "photosBefore": ["01970000-0000-7000-8000-0000000000d1"],
                                              "photosAfter": ["01970000-0000-7000-8000-0000000000d2"]
                                            }
                                            """)
                            }))
    @APIResponse(responseCode = "422", description = "Photos are missing or do not fit 缺少照片或照片不符")
    public RestResponse<ProblemResponse> rectify(
            @Parameter(example = ID) UUID id,
            @Parameter(description = IF_MATCH, example = "*") @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull RectifyProblemRequest request) {
        return tagged(steps.rectify(id, ExpectedVersion.of(ifMatch), request, caller.get()));
    }

    @POST
    @Path("/{id}/verify")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER})
    @Operation(
            operationId = "verifyProblem",
            summary = "Judge whether a problem was put right 复核整改结果",
            description =
                    "Roles township-reviewer and county-reviewer, but nobody who rectified it. On the spot from RECTIFIED, or"
                            + " by a later record of the household from any state that is not CLOSED. rectified=false sends it back as"
                            + " REJECTED. 现场复核或以新的核验记录为据;未整改到位的退回。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Looked at on the spot 现场复核", value = """
                                                    {"rectified": true, "note": "现场查看,已按鉴定意见加固"}
                                                    """)))
    @APIResponse(responseCode = "403", description = "You rectified it yourself 本人整改的问题")
    @APIResponse(responseCode = "422", description = "The record does not show it 该核验记录不能证明")
    public RestResponse<ProblemResponse> verify(
            @Parameter(example = ID) UUID id,
            @Parameter(description = IF_MATCH, example = "*") @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull VerifyProblemRequest request) {
        return tagged(steps.verify(id, ExpectedVersion.of(ifMatch), request, caller.get()));
    }

    @POST
    @Path("/{id}/close")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER})
    @Operation(
            operationId = "closeProblem",
            summary = "Close a problem that was found put right 销号",
            description =
                    "Roles township-reviewer and county-reviewer; kinds about the housing itself and households that cannot be"
                            + " reached are the county's. Nobody closes what they rectified. 住房类和失联类问题由县级销号。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Closed 销号", value = "{\"note\": \"资料齐全,同意销号\"}")))
    @APIResponse(responseCode = "403", description = "The county's, or rectified by yourself 属县级销号或本人整改")
    public RestResponse<ProblemResponse> close(
            @Parameter(example = ID) UUID id,
            @Parameter(description = IF_MATCH, example = "*") @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull CloseProblemRequest request) {
        return tagged(steps.close(id, ExpectedVersion.of(ifMatch), request, caller.get()));
    }

    @POST
    @Path("/{id}/reopen")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "reopenProblem",
            summary = "Reopen a problem that has shown again 重新打开问题",
            description =
                    "Roles township-reviewer, county-reviewer and supervisor. Plan, escalation and what was found put right"
                            + " begin anew. 计划、督办层级和复核结论均重新开始。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Shown again 再次出现", value = """
                                                    {"note": "雨后墙体再次开裂"}
                                                    """)))
    @APIResponse(
            responseCode = "422",
            description = "The day has passed, or the household left the roster 日期已过或该户已移出花名册")
    public RestResponse<ProblemResponse> reopen(
            @Parameter(example = ID) UUID id,
            @Parameter(description = IF_MATCH, example = "*") @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull ReopenProblemRequest request) {
        return tagged(steps.reopen(id, ExpectedVersion.of(ifMatch), request, caller.get()));
    }

    private static RestResponse<ProblemResponse> tagged(ProblemResponse problem) {
        return ProblemResponse.tagged(ResponseBuilder.ok(problem), problem.version())
                .build();
    }
}
