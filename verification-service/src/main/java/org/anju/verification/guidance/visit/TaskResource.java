package org.anju.verification.guidance.visit;

import static org.anju.common.caller.Roles.APPRAISER;
import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.GUIDE;
import static org.anju.common.caller.Roles.ROSTER_MANAGER;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.verification.guidance.visit.TaskService.Addition;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/guidance-visits")
@Tag(name = "Guidance 技术指导")
@RunOnVirtualThread
public class TaskResource {

    private final TaskService tasks;
    private final CurrentCaller caller;

    TaskResource(TaskService tasks, CurrentCaller caller) {
        this.tasks = tasks;
        this.caller = caller;
    }

    @GET
    @Path("/tasks")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, ROSTER_MANAGER, APPRAISER, GUIDE, SUPERVISOR})
    @Operation(
            operationId = "listGuidanceTasks",
            summary = "Open tasks in a region, what is due first comes first 区域内未完成的任务,先到期的在前")
    public TaskPage list(
            @Valid @BeanParam TaskFilter filter,
            @Parameter(description = "cursor of the page before 上一页的cursor", schema = @Schema(type = SchemaType.STRING))
                    @RestQuery
                    TaskCursor cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return tasks.list(filter, cursor, limit, caller.get());
    }

    @POST
    @Path("/{id}/tasks")
    @RolesAllowed(GUIDE)
    @Operation(
            operationId = "addGuidanceTask",
            summary = "Give somebody a task after a visit 布置任务",
            description = "Role guide; to an account, or to whoever has a role in the region. 可指派给账号,或区域内具有某角色的人员。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Verifiers of the township 本乡镇核验员", value = """
                                            {
                                              "text": "补拍门牌不清的正面照片。",
                                              "assigneeRole": "verifier",
                                              "dueOn": "2026-06-08"
                                            }
                                            """)))
    @APIResponse(responseCode = "201", description = "Given 已布置")
    @APIResponse(responseCode = "409", description = "The id is taken 编号已用")
    @APIResponse(responseCode = "422", description = "Outside the visit's region, or nobody is named 超出指导区域或未指派")
    public RestResponse<TaskResponse> add(UUID id, @Valid @NotNull AddTaskRequest request) {
        Addition addition = tasks.add(id, request, caller.get());
        if (!addition.created()) {
            return RestResponse.ok(addition.task());
        }
        return ResponseBuilder.<TaskResponse>created(URI.create("guidance-visits/" + id))
                .entity(addition.task())
                .build();
    }

    @POST
    @Path("/{id}/tasks/{taskId}/done")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, ROSTER_MANAGER, APPRAISER, GUIDE})
    @Operation(
            operationId = "finishGuidanceTask",
            summary = "Say that a task is done 任务已完成",
            description = "For whom it is given to, and for guides. 限被指派人和指导人员。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Done 完成", value = """
                                            {"note": "12户已补拍。"}
                                            """)))
    public TaskResponse done(UUID id, UUID taskId, @Valid @NotNull TaskNoteRequest request) {
        return tasks.settle(id, taskId, true, request.note(), caller.get());
    }

    @POST
    @Path("/{id}/tasks/{taskId}/undone")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, ROSTER_MANAGER, APPRAISER, GUIDE})
    @Operation(
            operationId = "reopenGuidanceTask",
            summary = "Say that a task is not done after all 任务未完成,重新打开",
            description = "For whom it is given to, and for guides. 限被指派人和指导人员。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Not done 未完成", value = """
                                            {"note": "还有2户未补拍。"}
                                            """)))
    public TaskResponse undone(UUID id, UUID taskId, @Valid @NotNull TaskNoteRequest request) {
        return tasks.settle(id, taskId, false, request.note(), caller.get());
    }
}
