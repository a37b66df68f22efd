package org.anju.verification.recheck.task;

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
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/recheck-samples")
@Tag(name = "Rechecks 抽查复核")
@RunOnVirtualThread
public class TaskResource {

    private static final String SAMPLE = "01970000-0000-7000-8000-0000000000c1";

    private final TaskService tasks;
    private final CurrentCaller caller;

    TaskResource(TaskService tasks, CurrentCaller caller) {
        this.tasks = tasks;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/tasks")
    @RolesAllowed({VERIFIER, GUIDE, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "listRecheckTasks",
            summary = "Tasks of a sample 样本的复核任务",
            description =
                    "Household and village, and nothing of the first record while a task is open. Verifiers and guides see their own."
                            + " 任务完成前不显示原记录的任何内容;核验人员和指导人员仅见本人任务。")
    public TaskPage list(
            @Parameter(example = SAMPLE) UUID id,
            @Parameter(description = "an account's name 账号名", example = "township-622927101000") @RestQuery
                    String assignee,
            @Parameter(description = "all when left out 不填则为全部") @RestQuery TaskState state,
            @Parameter(description = "cursor of the page before 上一页的cursor") @RestQuery UUID cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return tasks.list(id, assignee, state, cursor, limit, caller.get());
    }

    @POST
    @Path("/{id}/assignments")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "assignRecheckTasks",
            summary = "Assign tasks to a second verifier 分派复核任务",
            description =
                    "Named tasks, or open ones of a region that nobody has. Whoever recorded, accompanied or reviewed a record of the"
                            + " household in this campaign is passed over. 参与过该户采集、陪同或审核的人员不予分派。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "A township's 一个乡镇", value = """
                                                    {"assignee": "county-622927", "region": "622927101000", "limit": 20}
                                                    """)))
    public AssignTasksResponse assign(
            @Parameter(example = SAMPLE) UUID id, @Valid @NotNull AssignTasksRequest request) {
        return tasks.assign(id, request, caller.get());
    }
}
