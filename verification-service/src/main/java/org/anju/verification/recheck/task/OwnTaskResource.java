package org.anju.verification.recheck.task;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.GUIDE;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** For phones, which know no samples. */
@Path("/rechecks/tasks")
@Tag(name = "Rechecks 抽查复核")
@RunOnVirtualThread
public class OwnTaskResource {

    private final TaskService tasks;
    private final CurrentCaller caller;

    OwnTaskResource(TaskService tasks, CurrentCaller caller) {
        this.tasks = tasks;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({VERIFIER, GUIDE, TOWNSHIP_REVIEWER, COUNTY_REVIEWER})
    @Operation(operationId = "listOwnRecheckTasks", summary = "Your open recheck tasks of all samples 我的待办复核任务")
    public TaskPage own(
            @Parameter(description = "cursor of the page before 上一页的cursor") @RestQuery UUID cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return tasks.own(cursor, limit, caller.get());
    }
}
