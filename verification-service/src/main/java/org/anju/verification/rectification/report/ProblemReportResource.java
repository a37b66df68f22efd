package org.anju.verification.rectification.report;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.anju.common.caller.CurrentCaller;
import org.anju.verification.rectification.ProblemResponse;
import org.anju.verification.rectification.report.ReportedProblems.Reported;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/problems")
@Tag(name = "Problems 问题整改")
@RunOnVirtualThread
public class ProblemReportResource {

    private final ReportedProblems problems;
    private final CurrentCaller caller;

    ProblemReportResource(ReportedProblems problems, CurrentCaller caller) {
        this.problems = problems;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER})
    @Operation(
            operationId = "reportProblem",
            summary = "Report a problem of a household 登记问题",
            description =
                    "Roles verifier, township-reviewer and county-reviewer. What rules find in records opens by itself."
                            + " A kind is open once for a household, OTHER excepted. Sending the same id and body again answers 200."
                            + " 规则发现的问题自动登记;同一户同类问题在销号前只登记一次(OTHER除外);同一编号、相同内容重发返回200。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Differs from the roster 与花名册不符", value = """
                                                    {
                                                      "id": "01970000-0000-7000-8000-0000000000c1",
                                                      "campaignId": "01970000-0000-7000-8000-000000006229",
                                                      "householdId": "01970000-0000-7000-8000-000000000001",
                                                      "kind": "MISMATCH",
                                                      "note": "核验保障方式与花名册标注不一致"
                                                    }
                                                    """)))
    @APIResponse(responseCode = "201", description = "Opened, its version as ETag 已登记,ETag为其版本")
    @APIResponse(responseCode = "200", description = "Reported before, with the same content 此前已登记,内容相同")
    @APIResponse(responseCode = "404", description = "No such household or campaign in your regions 管辖区域内没有该户或行动")
    @APIResponse(responseCode = "409", description = "The id is taken, or the kind is open already 编号已用或同类问题未销号")
    @APIResponse(
            responseCode = "422",
            description = "Campaign, record or day do not fit, or the household left the roster 行动、记录或日期不符,或该户已移出花名册")
    public RestResponse<ProblemResponse> report(@Valid @NotNull ReportProblemRequest request) {
        Reported reported = problems.report(request, caller.get());
        ProblemResponse body = reported.problem();
        ResponseBuilder<ProblemResponse> response = reported.created()
                ? ResponseBuilder.<ProblemResponse>created(URI.create("problems/" + body.id()))
                        .entity(body)
                : ResponseBuilder.ok(body);
        return ProblemResponse.tagged(response, body.version()).build();
    }
}
