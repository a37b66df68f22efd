package org.anju.verification.taskpack;

import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/task-packs")
@Tag(name = "Field work 现场核验")
@RunOnVirtualThread
public class TaskPackResource {

    private final TaskPackService taskPacks;
    private final CurrentCaller caller;

    TaskPackResource(TaskPackService taskPacks, CurrentCaller caller) {
        this.taskPacks = taskPacks;
        this.caller = caller;
    }

    @GET
    @Path("/{village}")
    @Produces("application/x-ndjson")
    @RolesAllowed(VERIFIER)
    @Operation(
            operationId = "getTaskPack",
            summary = "A village's households to verify 村任务包",
            description = "NDJSON, gzip when accepted: first a line of kind pack, then one of kind household each."
                    + " Names are household-service's: GET /households?region=. 首行为任务包信息,其后每行一户。")
    public String get(
            @Parameter(example = "622927100200") RegionCode village,
            @Parameter(example = "01970000-0000-7000-8000-000000006229", required = true) @RestQuery UUID campaign) {
        return taskPacks.pack(village, campaign, caller.get());
    }
}
