package org.anju.verification.dryrun;

import static org.anju.common.caller.Roles.AUDITOR;
import static org.anju.common.caller.Roles.SUPERVISOR;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

@Path("/rule-sets/{id}/dry-runs")
@Tag(name = "Rule sets 规则集")
@RunOnVirtualThread
public class DryRunResource {

    private static final String RULE_SET = "2020";

    private final DryRunService dryRuns;
    private final CurrentCaller caller;

    DryRunResource(DryRunService dryRuns, CurrentCaller caller) {
        this.dryRuns = dryRuns;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(SUPERVISOR)
    @Operation(
            operationId = "startDryRun",
            summary = "Try a rule set on the records of a campaign 用已有记录试运行规则集",
            description =
                    "Role supervisor. Nothing changes: it is counted which records would break which rule, beside the"
                            + " campaign's own set. 不改动任何记录,只统计与现行规则集的差异。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "One county 一个县", value = """
                                            {"campaign": "01970000-0000-7000-8000-000000006229", "region": "622927000000"}
                                            """)))
    @APIResponse(responseCode = "202", description = "Started; how it fares is told at the address in Location 已开始")
    @APIResponse(responseCode = "403", description = "The region is not yours 超出您的管辖区域")
    @APIResponse(responseCode = "404", description = "No such rule set or campaign 没有该规则集或核验行动")
    @APIResponse(responseCode = "409", description = "The id belongs to another run 编号已用")
    public RestResponse<DryRunResponse> start(
            @Parameter(example = RULE_SET) @PathParam("id") String id, @Valid @NotNull DryRunRequest request) {
        DryRun run = dryRuns.start(id, request, caller.get());
        return ResponseBuilder.<DryRunResponse>create(Status.ACCEPTED)
                .entity(DryRunResponse.from(run))
                .location(URI.create("rule-sets/" + id + "/dry-runs/" + run.id()))
                .build();
    }

    @GET
    @Path("/{run}")
    @RolesAllowed({SUPERVISOR, AUDITOR})
    @Operation(operationId = "getDryRun", summary = "How a dry run fares, and what it found 试运行进度与结果")
    @APIResponse(responseCode = "404", description = "No such run in your regions 管辖区域内没有该次试运行")
    public DryRunResponse get(@Parameter(example = RULE_SET) @PathParam("id") String id, @PathParam("run") UUID run) {
        return DryRunResponse.from(dryRuns.get(id, run, caller.get()));
    }
}
