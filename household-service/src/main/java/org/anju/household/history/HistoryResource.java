package org.anju.household.history;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.anju.common.caller.Roles;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/households")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VERIFIER, Roles.TOWNSHIP_REVIEWER, Roles.COUNTY_REVIEWER, Roles.ROSTER_MANAGER, Roles.SUPERVISOR})
@Tag(name = "Roster events 花名册动态调整")
public class HistoryResource {

    private final HistoryService history;
    private final HouseholdCountService counts;

    HistoryResource(HistoryService history, HouseholdCountService counts) {
        this.history = history;
        this.counts = counts;
    }

    @GET
    @Path("/{id}/history")
    @Operation(
            operationId = "getHouseholdHistory",
            summary = "All changes of a household, newest first 农户变动历史",
            description = "When, by whom and why, field by field; personal data masked. 逐项列出变动,个人信息已脱敏。")
    @APIResponse(
            responseCode = "200",
            description = "A page, newest first 从新到旧的一页",
            content = @Content(schema = @Schema(implementation = HistoryPage.class)))
    public Page<ChangeResponse> history(
            @Parameter(description = "Id of the household 农户编号") @PathParam("id") UUID id,
            @Parameter(
                            description = "nextCursor of the page before 上一页的nextCursor",
                            schema = @Schema(type = SchemaType.STRING))
                    @QueryParam("cursor")
                    HistoryCursor cursor,
            @Parameter(
                            description = "Items per page 每页条数",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = PageLimit.DEFAULT))
                    @QueryParam("limit")
                    @DefaultValue(PageLimit.DEFAULT)
                    PageLimit limit) {
        return history.of(id, cursor == null ? HistoryCursor.START : cursor, limit);
    }

    @GET
    @Path("/count")
    @Operation(
            operationId = "countHouseholds",
            summary = "Households to be verified on a day 某日应核验户数",
            description =
                    "Asked again with the same asOf and knownAt it is the same number, whatever has been recorded since."
                            + " 以相同的asOf和knownAt再次查询,结果不变。")
    @APIResponse(
            responseCode = "200",
            description = "The number, and how it splits 户数及其分布",
            content = @Content(schema = @Schema(implementation = HouseholdCountResponse.class)))
    public HouseholdCountResponse count(
            @Parameter(
                            description = "Region within yours; all of yours if left out 管辖范围内的区划,不填则为全部",
                            schema = @Schema(type = SchemaType.STRING, examples = "622927000000"))
                    @QueryParam("region")
                    RegionCode region,
            @Parameter(description = "Day in China, today if left out 日期,不填为今天", example = "2026-06-05")
                    @QueryParam("asOf")
                    LocalDate asOf,
            @Parameter(
                            description = "As it was known at that moment, now if left out 以该时刻已登记的变动为准,不填为现在",
                            example = "2026-06-05T22:00:00+08:00")
                    @QueryParam("knownAt")
                    OffsetDateTime knownAt,
            @Parameter(description = "Also the numbers of the regions of that level 同时按该级区划分列") @QueryParam("by")
                    RegionLevel by) {
        return counts.count(region, asOf, knownAt == null ? null : knownAt.toInstant(), by);
    }
}
