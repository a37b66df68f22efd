package org.anju.household.duplicate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.Roles;
import org.anju.common.region.RegionCode;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/household-duplicates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ROSTER_MANAGER, Roles.SUPERVISOR, Roles.COUNTY_REVIEWER})
@Tag(name = "Duplicates 重复排查")
public class DuplicateResource {

    private final DuplicateService service;

    DuplicateResource(DuplicateService service) {
        this.service = service;
    }

    @GET
    @Operation(
            operationId = "listHouseholdDuplicates",
            summary = "People in several households, and household numbers claimed twice 一人多户与户编号重复",
            description =
                    "Roles roster-manager, supervisor and county-reviewer. Cases found anywhere in the country of which a"
                            + " side lies in your regions; of the other sides only number, village and a masked name."
                            + " 列出至少一方在管辖范围内的重复;范围外的一方仅显示户编号、所在村和脱敏姓名。")
    @APIResponse(
            responseCode = "200",
            description = "A page, in the order in which they were found 按发现先后排序的一页",
            content = @Content(schema = @Schema(implementation = HouseholdDuplicatePage.class)))
    @APIResponse(responseCode = "403", description = "The region is not yours 超出您的管辖区域")
    public Page<HouseholdDuplicateResponse> list(
            @BeanParam DuplicateFilter filter,
            @Parameter(
                            description = "nextCursor of the page before 上一页的nextCursor",
                            schema = @Schema(type = SchemaType.STRING))
                    @QueryParam("cursor")
                    UUID cursor,
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
        return service.list(filter, cursor, limit);
    }

    @GET
    @Path("/counts")
    @Operation(
            operationId = "countHouseholdDuplicates",
            summary = "Cases per county 各县重复案例数",
            description = "A case that touches two counties counts in both. 涉及两县的案例在两县各计一次。")
    @APIResponse(
            responseCode = "200",
            description = "By county and kind, without those that have none 按县和类型统计,无案例的不列",
            content =
                    @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = DuplicateCountResponse.class)))
    @APIResponse(responseCode = "403", description = "The region is not yours 超出您的管辖区域")
    public List<DuplicateCountResponse> count(
            @Parameter(
                            description = "Region of yours; all of yours if left out 管辖范围内的区划,不填则为全部",
                            example = "622900000000",
                            schema = @Schema(type = SchemaType.STRING))
                    @QueryParam("region")
                    RegionCode region) {
        return service.count(region);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getHouseholdDuplicate", summary = "One case with its decisions 查询一个重复案例及裁定")
    @APIResponse(
            responseCode = "200",
            description = "The case 重复案例",
            content = @Content(schema = @Schema(implementation = HouseholdDuplicateResponse.class)))
    @APIResponse(responseCode = "404", description = "No such case that touches your regions 没有涉及管辖区域的此案例")
    public HouseholdDuplicateResponse get(@Parameter(description = "Id of the case 案例编号") @PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Path("/{id}/decisions")
    @Operation(
            operationId = "decideHouseholdDuplicate",
            summary = "Decide a case 裁定重复案例",
            description =
                    "By somebody whose regions cover all current sides. A later decision is added and counts; should"
                            + " another household come in, the case is open again. The roster itself is corrected by roster events."
                            + " 须由管辖全部当前各方的人员裁定;再次裁定为追加,以最新为准;出现新的一方时重新待处理。花名册通过动态调整更正。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "A number was mistyped 号码录错", value = """
                                            {"decision": "NUMBER_WRONG", "note": "锁南镇一方证件号码录入有误,已通知更正"}
                                            """)))
    @APIResponse(
            responseCode = "200",
            description = "The case with all decisions 案例及全部裁定",
            content = @Content(schema = @Schema(implementation = HouseholdDuplicateResponse.class)))
    @APIResponse(responseCode = "403", description = "A side lies outside your regions 有一方在管辖区域之外")
    @APIResponse(responseCode = "404", description = "No such case that touches your regions 没有涉及管辖区域的此案例")
    @APIResponse(responseCode = "409", description = "Nobody contends any more 重复已消除")
    @APIResponse(responseCode = "422", description = "householdId does not fit the decision 所填农户与裁定不符")
    public HouseholdDuplicateResponse decide(
            @Parameter(description = "Id of the case 案例编号") @PathParam("id") UUID id,
            @Valid @NotNull DecideDuplicateRequest request) {
        return service.decide(id, request);
    }
}
