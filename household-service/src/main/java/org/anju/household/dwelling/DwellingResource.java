package org.anju.household.dwelling;

import static org.anju.common.caller.Roles.APPRAISER;
import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.ROSTER_MANAGER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.anju.common.precondition.ExpectedVersion;
import org.anju.household.dwelling.safety.AppraiseDwellingRequest;
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

@Path("/dwellings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dwellings 房屋台账")
public class DwellingResource {

    private static final String IF_MATCH = "The ETag of the dwelling as it was read 读取该房屋时得到的ETag";

    private final DwellingService service;

    DwellingResource(DwellingService service) {
        this.service = service;
    }

    @POST
    @RolesAllowed({ROSTER_MANAGER, COUNTY_REVIEWER})
    @Operation(
            operationId = "recordDwelling",
            summary = "Record a dwelling 登记房屋",
            description =
                    "Roles roster-manager and county-reviewer. Sent again with the same id and values it answers 200;"
                            + " its safety is told by an appraisal. 同一编号、相同内容重发返回200;安全等级通过鉴定登记。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "House of brick and timber 砖木房屋", value = """
                                            {
                                              "id": "019784b2-5c00-7000-8000-00000000d001",
                                              "villageCode": "622927100201",
                                              "address": "吹麻滩镇方家村2社18号",
                                              "structure": "BRICK_TIMBER",
                                              "storeys": 1,
                                              "builtYear": 1998,
                                              "floorArea": 86.5,
                                              "position": {"latitude": 35.71342, "longitude": 102.87651}
                                            }
                                            """)))
    @APIResponse(
            responseCode = "201",
            description = "Recorded, its version as ETag 已登记,ETag为其版本",
            content = @Content(schema = @Schema(implementation = DwellingResponse.class)))
    @APIResponse(
            responseCode = "200",
            description = "Recorded before, with the same values 此前已登记,内容相同",
            content = @Content(schema = @Schema(implementation = DwellingResponse.class)))
    @APIResponse(responseCode = "403", description = "The village is outside your regions 超出您的管辖区域")
    @APIResponse(responseCode = "409", description = "The id or the building number is taken 编号或房屋建筑编号已用")
    @APIResponse(responseCode = "422", description = "The values cannot be of a house 内容不合理")
    public Response record(@Valid @NotNull RegisterDwellingRequest request) {
        DwellingService.Recorded recorded = service.record(request);
        DwellingResponse dwelling = recorded.dwelling();
        Response.ResponseBuilder response =
                recorded.created() ? Response.created(URI.create("dwellings/" + dwelling.id())) : Response.ok();
        return response.entity(dwelling)
                .tag(ExpectedVersion.tagOf(dwelling.version()))
                .build();
    }

    @GET
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, ROSTER_MANAGER, SUPERVISOR, APPRAISER})
    @Operation(
            operationId = "listDwellings",
            summary = "Dwellings of a region, village by village 按村列出房屋",
            description = "Addresses end at the village, positions are rounded to 0.01°. 地址到村,坐标取整到0.01°。")
    @APIResponse(
            responseCode = "200",
            description = "A page, ordered by village 按村排序的一页",
            content = @Content(schema = @Schema(implementation = DwellingPage.class)))
    @APIResponse(responseCode = "403", description = "The region is not yours 超出您的管辖区域")
    public Page<DwellingResponse> list(
            @BeanParam DwellingFilter filter,
            @Parameter(
                            description = "nextCursor of the page before 上一页的nextCursor",
                            schema = @Schema(type = SchemaType.STRING))
                    @QueryParam("cursor")
                    DwellingCursor cursor,
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
    @Path("/{id}")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, ROSTER_MANAGER, SUPERVISOR, APPRAISER})
    @Operation(operationId = "getDwelling", summary = "One dwelling 查询一处房屋")
    @APIResponse(
            responseCode = "200",
            description = "The dwelling, its version as ETag 房屋,ETag为其版本",
            content = @Content(schema = @Schema(implementation = DwellingResponse.class)))
    @APIResponse(responseCode = "404", description = "No such dwelling in your regions 管辖区域内没有这处房屋")
    public Response get(@Parameter(description = "Id of the dwelling 房屋编号") @PathParam("id") UUID id) {
        return tagged(service.get(id));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({ROSTER_MANAGER, COUNTY_REVIEWER})
    @Operation(
            operationId = "correctDwelling",
            summary = "Correct what is recorded of a dwelling 更正房屋信息",
            description = "Roles roster-manager and county-reviewer. Fields that are left out stay. 未填写的字段保持不变。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Certified since 已取得认定书", value = """
                                            {"certificateNo": "积住认2026-0018", "certifiedOn": "2026-05-20"}
                                            """)))
    @APIResponse(
            responseCode = "200",
            description = "As it is now 更正后的房屋",
            content = @Content(schema = @Schema(implementation = DwellingResponse.class)))
    @APIResponse(responseCode = "404", description = "No such dwelling in your regions 管辖区域内没有这处房屋")
    @APIResponse(responseCode = "409", description = "The building number is taken 房屋建筑编号已用")
    @APIResponse(responseCode = "412", description = "Changed meanwhile 内容已被他人修改")
    @APIResponse(responseCode = "422", description = "The values cannot be of a house 内容不合理")
    @APIResponse(responseCode = "428", description = "If-Match is missing 缺少If-Match")
    public Response correct(
            @Parameter(description = "Id of the dwelling 房屋编号") @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH, example = "\"0\"") @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ChangeDwellingRequest request) {
        return tagged(service.correct(id, ExpectedVersion.of(ifMatch), request));
    }

    @POST
    @Path("/{id}/appraisals")
    @RolesAllowed({APPRAISER, ROSTER_MANAGER, COUNTY_REVIEWER})
    @Operation(
            operationId = "appraiseDwelling",
            summary = "Record how safe a dwelling was found to be 登记鉴定或评定结果",
            description = "Roles appraiser, roster-manager and county-reviewer. C and D are findings like the others;"
                    + " earlier results stay in the history. C、D级如实登记,此前结果保留在历史中。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Grade B B级", value = """
                                            {
                                              "safetyGrade": "B",
                                              "gradeBasis": "APPRAISAL",
                                              "guidelineEdition": "EDITION_2019",
                                              "disasterMeasures": "PARTIAL",
                                              "appraiserOrganisation": "积石山县住建局",
                                              "appraisedOn": "2026-04-12",
                                              "reportNo": "积农房鉴2026-0412"
                                            }
                                            """)))
    @APIResponse(
            responseCode = "200",
            description = "The dwelling as it is now 更新后的房屋",
            content = @Content(schema = @Schema(implementation = DwellingResponse.class)))
    @APIResponse(responseCode = "404", description = "No such dwelling in your regions 管辖区域内没有这处房屋")
    @APIResponse(responseCode = "412", description = "Changed meanwhile 内容已被他人修改")
    @APIResponse(
            responseCode = "422",
            description = "The guideline is not for such houses, or the day is impossible 导则不适用或日期不合理")
    @APIResponse(responseCode = "428", description = "If-Match is missing 缺少If-Match")
    public Response appraise(
            @Parameter(description = "Id of the dwelling 房屋编号") @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH, example = "\"0\"") @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull AppraiseDwellingRequest request) {
        return tagged(service.appraise(id, ExpectedVersion.of(ifMatch), request));
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER, ROSTER_MANAGER, SUPERVISOR, APPRAISER})
    @Operation(
            operationId = "listDwellingChanges",
            summary = "What became of a dwelling 房屋变更历史",
            description = "Of households' living there, only of those in your regions. 住户关联仅显示管辖范围内的农户。")
    @APIResponse(
            responseCode = "200",
            description = "Latest first 按时间倒序",
            content =
                    @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = DwellingChangeResponse.class)))
    @APIResponse(responseCode = "404", description = "No such dwelling in your regions 管辖区域内没有这处房屋")
    public List<DwellingChangeResponse> history(
            @Parameter(description = "Id of the dwelling 房屋编号") @PathParam("id") UUID id) {
        return service.history(id);
    }

    private static Response tagged(DwellingResponse dwelling) {
        return Response.ok(dwelling)
                .tag(ExpectedVersion.tagOf(dwelling.version()))
                .build();
    }
}
