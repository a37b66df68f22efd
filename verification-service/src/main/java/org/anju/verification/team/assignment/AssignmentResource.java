package org.anju.verification.team.assignment;

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
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/campaigns/{campaign}/assignments")
@Tag(name = "Assignments 任务分派")
@RunOnVirtualThread
public class AssignmentResource {

    private static final String DEMO_CAMPAIGN = "01970000-0000-7000-8000-000000006229";

    private final AssignmentService assignments;
    private final CurrentCaller caller;

    AssignmentResource(AssignmentService assignments, CurrentCaller caller) {
        this.assignments = assignments;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({SUPERVISOR, COUNTY_REVIEWER, TOWNSHIP_REVIEWER})
    @Operation(
            operationId = "assignTasks",
            summary = "Assign the tasks of a village or of households 分派任务",
            description =
                    "To a team or an account; all of them or none. A task that somebody else holds is refused by 409"
                            + " naming the holder, unless reassign is true and a reason given. 全部成功或全部不变;他人承担的任务须"
                            + "填写reassign=true和理由方可改派。")
    @APIResponse(responseCode = "200", description = "Assigned 已分派")
    @APIResponse(responseCode = "409", description = "Somebody else holds a task, or the campaign has ended 任务已由他人承担")
    @APIResponse(responseCode = "422", description = "A reason is missing, or the team works elsewhere 缺少理由或工作组不负责此村")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "A village to an account 整村分派", value = """
                                                    {
                                                      "village": "622927100200",
                                                      "account": {"username": "verifier-622927100200"}
                                                    }
                                                    """)))
    public AssignedResponse assign(
            @Parameter(example = DEMO_CAMPAIGN) @RestPath UUID campaign, @Valid @NotNull AssignRequest request) {
        return assignments.assign(campaign, request, caller.get());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/transfer")
    @RolesAllowed({SUPERVISOR, COUNTY_REVIEWER, TOWNSHIP_REVIEWER})
    @Operation(
            operationId = "transferTasks",
            summary = "Transfer all tasks of an account 人员变动时整体移交任务",
            description = "As when staff changes: those of your regions. 仅限您区域内的任务。")
    @APIResponse(responseCode = "200", description = "Transferred 已移交")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Staff changes 人员调整", value = """
                                                    {
                                                      "from": {"username": "verifier-622927100200"},
                                                      "account": {"username": "verifier-622927100201"},
                                                      "reason": "驻村队员轮换"
                                                    }
                                                    """)))
    public AssignedResponse transfer(
            @Parameter(example = DEMO_CAMPAIGN) @RestPath UUID campaign, @Valid @NotNull TransferRequest request) {
        return assignments.transfer(campaign, request, caller.get());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/hand-back")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, GUIDE})
    @Operation(
            operationId = "handBackTasks",
            summary = "Hand tasks back that you hold 退回任务",
            description = "Your own or those of a team of yours; they are unassigned then. 退回后任务为未分派状态。")
    @APIResponse(responseCode = "200", description = "Handed back 已退回")
    @APIResponse(responseCode = "409", description = "You do not hold one of them 含非本人承担的任务")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Out of reach 无法前往", value = """
                                                    {
                                                      "householdIds": ["01970000-0000-7000-8000-000000000001"],
                                                      "reason": "道路中断,无法前往"
                                                    }
                                                    """)))
    public HandedBackResponse handBack(
            @Parameter(example = DEMO_CAMPAIGN) @RestPath UUID campaign, @Valid @NotNull HandBackRequest request) {
        return assignments.handBack(campaign, request, caller.get());
    }

    @GET
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR, GUIDE})
    @Operation(
            operationId = "listTasks",
            summary = "Tasks by village, holder, or unassigned 按村、承担者查询任务",
            description = "One a household of the roster. 花名册中每户一项任务。")
    public TaskPage list(
            @Parameter(example = DEMO_CAMPAIGN) @RestPath UUID campaign,
            @Valid @BeanParam TaskFilter filter,
            @Parameter(description = "cursor of the page before 上一页的cursor", schema = @Schema(type = SchemaType.STRING))
                    @RestQuery
                    TaskCursor cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return assignments.list(campaign, filter, cursor, limit, caller.get());
    }

    @GET
    @Path("/{household}/history")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "listTaskEvents",
            summary = "In whose hands a household's task was 任务分派历史",
            description = "Latest first. 按时间倒序。")
    public List<TaskEventResponse> history(
            @Parameter(example = DEMO_CAMPAIGN) @RestPath UUID campaign,
            @Parameter(example = "01970000-0000-7000-8000-000000000001") @RestPath UUID household) {
        return assignments.history(campaign, household, caller.get());
    }
}
