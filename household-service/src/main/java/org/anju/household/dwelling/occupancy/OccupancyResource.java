package org.anju.household.dwelling.occupancy;

import static org.anju.common.caller.Roles.APPRAISER;
import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.ROSTER_MANAGER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/households/{id}/dwellings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dwellings 房屋台账")
public class OccupancyResource {

    private static final String HOUSEHOLD = "Id of the household 农户编号";
    private static final String DWELLING = "Id of the dwelling 房屋编号";

    private final OccupancyService service;

    OccupancyResource(OccupancyService service) {
        this.service = service;
    }

    @GET
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, ROSTER_MANAGER, SUPERVISOR, APPRAISER})
    @Operation(
            operationId = "listHouseholdDwellings",
            summary = "The dwellings of a household 农户的房屋",
            description = "Also those in other villages, with village, grade and basis only. 也包括其他村的房屋,仅显示所在村、等级和依据。")
    @APIResponse(
            responseCode = "200",
            description = "The one it lives in first, those it no longer has last 实际居住的在前,已终止的在后",
            content =
                    @Content(
                            schema =
                                    @Schema(type = SchemaType.ARRAY, implementation = HouseholdDwellingResponse.class)))
    @APIResponse(responseCode = "404", description = "No such household in your regions 管辖区域内没有这一户")
    public List<HouseholdDwellingResponse> list(@Parameter(description = HOUSEHOLD) @PathParam("id") UUID id) {
        return service.list(id);
    }

    @PUT
    @Path("/{dwellingId}")
    @RolesAllowed({ROSTER_MANAGER, COUNTY_REVIEWER})
    @Operation(
            operationId = "linkHouseholdDwelling",
            summary = "Say that a household has a dwelling 关联农户与房屋",
            description =
                    "Roles roster-manager and county-reviewer. The dwelling may stand in any village; the household"
                            + " lives in one at a time. May be repeated. 房屋可在其他村;一户同一时间只居住一处。可重复提交。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Lives with relatives 投亲靠友", value = """
                                            {"tenure": "HOST_KIN", "occupied": true, "since": "2024-03-01"}
                                            """)))
    @APIResponse(
            responseCode = "200",
            description = "As it is now 关联后的情况",
            content = @Content(schema = @Schema(implementation = HouseholdDwellingResponse.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such household in your regions, or no such dwelling 没有这一户或这处房屋")
    @APIResponse(responseCode = "409", description = "It lives in another dwelling 已登记居住在另一处房屋")
    @APIResponse(responseCode = "422", description = "The day is impossible 日期不合理")
    public HouseholdDwellingResponse link(
            @Parameter(description = HOUSEHOLD) @PathParam("id") UUID id,
            @Parameter(description = DWELLING) @PathParam("dwellingId") UUID dwellingId,
            @Valid @NotNull LinkDwellingRequest request) {
        return service.link(id, dwellingId, request);
    }

    @DELETE
    @Path("/{dwellingId}")
    @RolesAllowed({ROSTER_MANAGER, COUNTY_REVIEWER})
    @Operation(
            operationId = "endHouseholdDwelling",
            summary = "Say that a household has a dwelling no more 终止农户与房屋的关联",
            description = "Roles roster-manager and county-reviewer. It stays in the history. 历史保留。")
    @APIResponse(responseCode = "204", description = "Ended, or ended before 已终止")
    @APIResponse(
            responseCode = "404",
            description = "No such household in your regions, or it never had this dwelling 没有这一户或从未关联")
    @APIResponse(responseCode = "422", description = "The day is impossible 日期不合理")
    public void end(
            @Parameter(description = HOUSEHOLD) @PathParam("id") UUID id,
            @Parameter(description = DWELLING) @PathParam("dwellingId") UUID dwellingId,
            @Parameter(
                            description = "The last day; today if left out 最后一天,不填则为今天",
                            example = "2026-05-31",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @RestQuery
                    LocalDate until) {
        service.end(id, dwellingId, until);
    }
}
