package org.anju.verification.recheck.decision;

import static org.anju.common.caller.Roles.AUDITOR;
import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.verification.recheck.decision.DecisionService.Made;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/recheck-samples")
@Tag(name = "Rechecks 抽查复核")
@RunOnVirtualThread
public class DecisionResource {

    private static final String SAMPLE = "01970000-0000-7000-8000-0000000000c1";

    private final DecisionService decisions;
    private final CurrentCaller caller;

    DecisionResource(DecisionService decisions, CurrentCaller caller) {
        this.decisions = decisions;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/decision")
    @RolesAllowed({SUPERVISOR, COUNTY_REVIEWER})
    @Operation(
            operationId = "decideRecheckSample",
            summary = "Decide on a sample 对样本作出决定",
            description =
                    "ACCEPT once no task is open; EXTEND draws more from the same frame by the same seed, villages closed meanwhile"
                            + " left out; REVERIFY_ALL returns every record of a township, in parts, and tells how far it is in the"
                            + " list of decisions, and how many are locked in closed villages: each of those needs a change request."
                            + " Against the suggestion a note is needed. 通过、扩大样本(已办结的村除外)或整乡镇重新核验(已办结村的"
                            + "记录已锁定,须逐条提出变更申请,progress.locked为其数量);与建议不符时须说明理由。")
    @RequestBody(
            content =
                    @Content(
                            examples = {
                                @ExampleObject(name = "Extend 扩大样本", value = """
                                                    {"version": 1, "kind": "EXTEND", "size": 40, "note": "样本偏小"}
                                                    """),
                                @ExampleObject(name = "Accept 通过", value = """
                                                    {"version": 2, "kind": "ACCEPT"}
                                                    """),
                                @ExampleObject(name = "Verify a township again 整乡镇重新核验", value = """
                                                    {
                                                      "version": 2,
                                                      "kind": "REVERIFY_ALL",
                                                      "township": "622927101000",
                                                      "note": "差错率超过5%"
                                                    }
                                                    """)
                            }))
    @APIResponse(responseCode = "201", description = "Decided 已决定")
    @APIResponse(responseCode = "200", description = "Decided before by the same request 此前已按相同请求决定")
    @APIResponse(responseCode = "409", description = "Somebody has decided meanwhile, or tasks are open 已有他人决定或任务未完成")
    @APIResponse(
            responseCode = "422",
            description = "A note is needed, or the township is not of the sample 须说明理由或乡镇不在样本内")
    public RestResponse<DecisionResponse> decide(
            @Parameter(example = SAMPLE) UUID id, @Valid @NotNull DecideSampleRequest request) {
        Made made = decisions.decide(id, request, caller.get());
        if (!made.created()) {
            return RestResponse.ok(made.decision());
        }
        return ResponseBuilder.<DecisionResponse>created(URI.create("recheck-samples/" + id + "/decisions"))
                .entity(made.decision())
                .build();
    }

    @GET
    @Path("/{id}/decisions")
    @RolesAllowed({SUPERVISOR, COUNTY_REVIEWER, TOWNSHIP_REVIEWER, AUDITOR})
    @Operation(
            operationId = "listRecheckDecisions",
            summary = "What was decided on a sample 样本的历次决定",
            description =
                    "With the figures of then, and how far a township's records are returned, and how many stay locked."
                            + " 含当时的评估数据、退回进度和仍锁定的记录数。")
    public List<DecisionResponse> list(@Parameter(example = SAMPLE) UUID id) {
        return decisions.list(id, caller.get());
    }
}
