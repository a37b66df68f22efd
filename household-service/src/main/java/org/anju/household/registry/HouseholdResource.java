package org.anju.household.registry;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.anju.common.caller.Roles;
import org.anju.common.region.RegionCode;
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
@Tag(name = "Households 农户")
public class HouseholdResource {

    private final HouseholdService service;

    HouseholdResource(HouseholdService service) {
        this.service = service;
    }

    @GET
    @Operation(
            operationId = "listHouseholds",
            summary = "Households of a region, village by village 按村列出农户",
            description = "Identity numbers and phones are masked. 证件号码和电话已脱敏。")
    @APIResponse(
            responseCode = "200",
            description = "A page, ordered by village and household number 按村和户编号排序的一页",
            content = @Content(schema = @Schema(implementation = HouseholdPage.class)))
    public Page<HouseholdResponse> list(
            @Parameter(
                            description =
                                    "County, township or village within your regions; all of yours if left out 管辖范围内的县、乡镇或村,不填则为全部",
                            schema = @Schema(type = SchemaType.STRING))
                    @QueryParam("region")
                    RegionCode region,
            @Parameter(
                            description = "nextCursor of the page before 上一页的nextCursor",
                            schema = @Schema(type = SchemaType.STRING))
                    @QueryParam("cursor")
                    HouseholdCursor cursor,
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
        return service.list(region, cursor, limit);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getHousehold", summary = "One household 查询一户")
    @APIResponse(
            responseCode = "200",
            description = "The household with its persons, its version as ETag 农户及其成员,ETag为其版本",
            content = @Content(schema = @Schema(implementation = HouseholdDetailResponse.class)))
    public Response get(
            @Parameter(description = "Id of the household 农户编号") @PathParam("id") UUID id, @Context Request request) {
        HouseholdDetailResponse household = service.get(id);
        EntityTag tag = new EntityTag(Long.toString(household.version()));
        Response.ResponseBuilder notModified = request.evaluatePreconditions(tag);
        return (notModified == null ? Response.ok(household) : notModified)
                .tag(tag)
                .build();
    }
}
