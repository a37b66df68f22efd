package org.anju.verification.rectification.ledger;

import static org.anju.common.caller.Roles.AUDITOR;
import static org.anju.common.caller.Roles.BULLETIN_EDITOR;
import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.region.RegionCode;
import org.anju.verification.rectification.ProblemResponse;
import org.anju.verification.rule.ProblemKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/problems")
@Tag(name = "Problems 问题整改")
@RunOnVirtualThread
public class ProblemResource {

    private final ProblemLedger ledger;
    private final CurrentCaller caller;

    ProblemResource(ProblemLedger ledger, CurrentCaller caller) {
        this.ledger = ledger;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "listProblems",
            summary = "Problems of a region, by the day on which they are due 问题台账",
            description =
                    "Roles verifier, township-reviewer, county-reviewer and supervisor. What is longest overdue comes first;"
                            + " pages by cursor. 按完成期限排序,超期最久的在前;按游标分页。")
    @APIResponse(responseCode = "200", description = "A page 一页")
    @APIResponse(responseCode = "403", description = "The region is not yours 超出您的管辖区域")
    public ProblemPage list(
            @BeanParam ProblemFilter filter,
            @Parameter(description = "cursor of the page before 上一页的cursor", schema = @Schema(type = SchemaType.STRING))
                    @RestQuery
                    ProblemCursor cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return ledger.list(filter, cursor, limit, caller.get());
    }

    @GET
    @Path("/summary")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR, BULLETIN_EDITOR, AUDITOR})
    @Operation(
            operationId = "summariseProblems",
            summary = "How many problems there are, and how long overdue 问题统计与超期天数",
            description = "Counts alone, for reviewers, supervisors, bulletin-editors and auditors too."
                    + " 只含数量;可按类型、状态、来源、督办层级、责任人、县、乡镇、村统计。")
    @APIResponse(responseCode = "200", description = "Rows and their total 各行及合计")
    @APIResponse(responseCode = "403", description = "The region is not yours 超出您的管辖区域")
    public ProblemSummaryResponse summary(
            @Parameter(
                            description = "Region of yours; all of yours if left out 管辖范围内的区划,不填则为全部",
                            example = "622927000000",
                            schema = @Schema(type = SchemaType.STRING))
                    @RestQuery
                    RegionCode region,
            @Parameter(description = "Campaign; all if left out 核验行动,不填则为全部") @RestQuery UUID campaign,
            @Parameter(
                            description = "kind, state, origin, escalation, assignee, county, township or village",
                            schema = @Schema(type = SchemaType.STRING, defaultValue = "kind"))
                    @DefaultValue("kind")
                    @RestQuery
                    SummaryBy by) {
        return ledger.summary(region, campaign, by, caller.get());
    }

    @GET
    @Path("/kinds")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR, BULLETIN_EDITOR, AUDITOR})
    @Operation(
            operationId = "listProblemKinds",
            summary = "What can be wrong, and what each kind asks for 问题类型及要求",
            description = "Days and levels are proposals. 期限和层级为建议值。")
    @APIResponse(responseCode = "200", description = "All kinds 全部类型")
    public List<ProblemKindResponse> kinds() {
        return Arrays.stream(ProblemKind.values())
                .map(ProblemKindResponse::from)
                .toList();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "getProblem",
            summary = "One problem with its photos and history 问题详情及办理记录",
            description = "Roles verifier, township-reviewer, county-reviewer and supervisor. 含整改照片和全部办理记录。")
    @APIResponse(responseCode = "200", description = "The problem, its version as ETag 问题,ETag为其版本")
    @APIResponse(responseCode = "404", description = "No such problem in your regions 管辖区域内没有该问题")
    public RestResponse<ProblemDetailResponse> get(
            @Parameter(example = "01970000-0000-7000-8000-0000000000c1") UUID id) {
        ProblemDetailResponse found = ledger.get(id, caller.get());
        return ProblemResponse.tagged(ResponseBuilder.ok(found), found.problem().version())
                .build();
    }
}
