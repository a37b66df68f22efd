package org.anju.report.reading;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.caller.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/reports/progress")
@Tag(name = "reports", description = "Progress of campaigns 核验进度")
class ReportResource {

    private final ReportService reports;
    private final CurrentCaller caller;

    ReportResource(ReportService reports, CurrentCaller caller) {
        this.reports = reports;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        Roles.VERIFIER,
        Roles.TOWNSHIP_REVIEWER,
        Roles.COUNTY_REVIEWER,
        Roles.SUPERVISOR,
        Roles.BULLETIN_EDITOR,
        Roles.INTEGRATOR,
        Roles.AUDITOR
    })
    @Operation(operationId = "getProgress", summary = "How far a campaign has come in a region 核验进度", description = """
                    Counts are kept as events arrive, so the answer costs the same for a township and a province. \
                    Stages are cumulative. Rows by region are divided by that region's households, all other rows by the \
                    households of the whole region. A campaign without any record, also one that does not exist, has no \
                    progress. Roles: verifier, township-reviewer, county-reviewer, supervisor, bulletin-editor, \
                    integrator, auditor. 按区划、日期、方式、状态或类别统计;各阶段户数含其后阶段。\
                    """)
    public ProgressReport progress(
            @Parameter(
                            description = "Campaign 核验行动",
                            required = true,
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"),
                            example = "01970000-0000-7000-8000-000000006229")
                    @QueryParam("campaign")
                    String campaign,
            @Parameter(description = "Region, 12 digits 区划代码", required = true, example = "622900000000")
                    @QueryParam("region")
                    String region,
            @Parameter(
                            description = "Rows; the next level below the region when absent 统计方式,默认按下一级区划",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {
                                                "prefecture",
                                                "county",
                                                "township",
                                                "village",
                                                "day",
                                                "mode",
                                                "state",
                                                "category"
                                            }),
                            example = "county")
                    @QueryParam("by")
                    String by) {
        ProgressQuery query = ProgressQuery.of(campaign, region, by);
        caller.scope().requireCovers(query.region());
        return reports.progress(query, caller.scope());
    }
}
