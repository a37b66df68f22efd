package org.anju.verification.review;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.verification.record.StoredFinding;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/verifications")
@Tag(name = "Review 审核")
@RunOnVirtualThread
public class FindingResource {

    private final FindingService findings;
    private final CurrentCaller caller;

    FindingResource(FindingService findings, CurrentCaller caller) {
        this.findings = findings;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/findings/{findingId}/settle")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER})
    @Operation(
            operationId = "settleVerificationFinding",
            summary = "Settle what a rule found in a record 处理检查发现",
            description =
                    "That somebody has looked at it, with a note. What blocks only a county-reviewer settles. Settled"
                            + " before, it stays as it was settled. 填写核实说明;阻断类须由县级处理;已处理的保持不变。")
    @RequestBody(
            content =
                    @Content(examples = @ExampleObject(name = "Looked into", value = "{\"note\": \"已核对花名册,现保障方式无误\"}")))
    @APIResponse(responseCode = "200", description = "Settled, now or before 已处理")
    @APIResponse(responseCode = "403", description = "Rule Q16, or it blocks 采集与审核须分离,或须由县级处理")
    @APIResponse(responseCode = "404", description = "No such record or finding 没有该记录或检查发现")
    public StoredFinding settle(
            @Parameter(example = "01970000-0000-7000-8000-0000000000b2") @RestPath UUID id,
            @Parameter(example = "1") @RestPath long findingId,
            @Valid @NotNull SettleFindingRequest request) {
        return findings.settle(id, findingId, request.note(), caller.get());
    }
}
