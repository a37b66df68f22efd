package org.anju.household.search;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.anju.common.caller.Roles;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;
import org.anju.household.registry.HouseholdResponse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/households")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VERIFIER, Roles.TOWNSHIP_REVIEWER, Roles.COUNTY_REVIEWER, Roles.ROSTER_MANAGER, Roles.SUPERVISOR})
@Tag(name = "Households 农户")
public class SearchResource {

    private final SearchService service;

    SearchResource(SearchService service) {
        this.service = service;
    }

    @GET
    @Operation(
            operationId = "listHouseholds",
            summary = "Households that fit all given filters, village by village 按条件查询农户,按村排列",
            description = "Identity numbers and phones are masked. 证件号码和电话已脱敏。")
    @APIResponse(
            responseCode = "200",
            description = "A page, ordered by village and household number 按村和户编号排序的一页",
            content = @Content(schema = @Schema(implementation = HouseholdPage.class)))
    public Page<HouseholdResponse> list(
            @BeanParam SearchParameters parameters,
            @Parameter(
                            description = "nextCursor of the page before, with the same filters 上一页的nextCursor,查询条件须相同",
                            schema = @Schema(type = SchemaType.STRING))
                    @QueryParam("cursor")
                    SearchCursor cursor,
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
        return service.search(HouseholdFilter.of(parameters), cursor, limit);
    }

    @GET
    @Path("/search-count")
    @Operation(
            operationId = "countFoundHouseholds",
            summary = "How many households fit all given filters 符合条件的户数",
            description =
                    "Looks at every household of the region: ask once, not for each page." + " 会查看区域内的全部农户,请勿每翻一页都查询。")
    @APIResponse(
            responseCode = "200",
            description = "The number as of now 当前户数",
            content =
                    @Content(
                            schema = @Schema(implementation = HouseholdCount.class),
                            examples = @ExampleObject(name = "count 户数", value = "{\"households\": 20384}")))
    public HouseholdCount count(@BeanParam SearchParameters parameters) {
        return service.count(HouseholdFilter.of(parameters));
    }
}
