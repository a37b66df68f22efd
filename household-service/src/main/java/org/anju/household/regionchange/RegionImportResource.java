package org.anju.household.regionchange;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.Roles;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/region-imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPERVISOR, Roles.PLATFORM_ADMIN})
@Tag(name = "Regions 行政区划")
public class RegionImportResource {

    private static final String JSON_EXAMPLE = """
            {"rows": [
              {"action": "ALIAS", "code": "622927100201", "name": "老方家"},
              {"action": "EXTERNAL_CODE", "code": "622927100201", "system": "poverty-office", "externalCode": "62292710001"}
            ]}""";
    private static final String CSV_EXAMPLE = """
            action,code,name,parent,validFrom,validTo,successor,newCode,system,externalCode
            ADD,622927100299,新民村委会,622927100000,2026-01-01,,,,,
            """;

    private final RegionImportService service;
    private final RegionImportBody reader;

    RegionImportResource(RegionImportService service, RegionImportBody reader) {
        this.service = service;
        this.reader = reader;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, RegionImportBody.CSV})
    @Operation(operationId = "importRegions", summary = "Change regions 变更行政区划", description = """
                    Adds, renames, merges, recodes and closes regions, and keeps their local names and other offices' codes. Rows are \
                    worked through in their order; all are carried out, or none. Households move along with their village, each with a \
                    recorded change. Ended regions stay, and lead to what took over. \
                    新设、更名、合并、代码变更、撤销区划,登记俗称与其他系统编码。按行序执行,全部生效或全部不生效。农户随村变更并留痕。撤销的区划保留,并指向承继者。""")
    @APIResponse(
            responseCode = "201",
            description = "Carried out 已执行",
            headers =
                    @Header(
                            name = HttpHeaders.LOCATION,
                            description = "Where it is told 记录地址",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = RegionImportResponse.class)))
    @APIResponse(
            responseCode = "200",
            description = "A dry run, or carried out before with the same key 试运行,或同键的导入此前已执行",
            content = @Content(schema = @Schema(implementation = RegionImportResponse.class)))
    @APIResponse(responseCode = "403", description = "A row names a region outside yours 涉及管辖区域以外的区划")
    @APIResponse(responseCode = "409", description = "The idempotency key stands for other rows 幂等键已用于其他内容")
    @APIResponse(responseCode = "413", description = "Larger than 4 MB 超过4 MB")
    @APIResponse(
            responseCode = "422",
            description = "Rows are wrong; each is named, and nothing was stored 内容有误,逐行说明,未作变更")
    public RestResponse<RegionImportResponse> importRegions(
            @RequestBody(
                            required = true,
                            description = "1 to 5000 rows 1至5000行",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = RegionImportRequest.class),
                                        examples = @ExampleObject(name = "otherNames", value = JSON_EXAMPLE)),
                                @Content(
                                        mediaType = RegionImportBody.CSV,
                                        schema = @Schema(type = SchemaType.STRING),
                                        examples = @ExampleObject(name = "newVillage", value = CSV_EXAMPLE))
                            })
                    InputStream body,
            @Parameter(description = "Only tell what would happen 仅试运行") @QueryParam("dryRun") @DefaultValue("false")
                    boolean dryRun,
            @Parameter(
                            description =
                                    "A key of your making, such as a UUID: the same rows sent again with it answer the same import 自拟的键,例如UUID;同键同内容返回同一导入")
                    @HeaderParam("Idempotency-Key")
                    @Size(min = 1, max = 200)
                    String idempotencyKey,
            @Context HttpHeaders headers) {
        boolean isCsv = !MediaType.APPLICATION_JSON_TYPE.isCompatible(headers.getMediaType());
        List<RegionImportRow> rows = reader.read(body, isCsv);
        if (dryRun) {
            return RestResponse.ok(service.tryOut(rows, headers.getAcceptableLanguages()));
        }
        RegionImportService.Outcome outcome = service.carryOut(rows, idempotencyKey, headers.getAcceptableLanguages());
        return RestResponse.ResponseBuilder.<RegionImportResponse>create(
                        outcome.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK)
                .entity(outcome.response())
                .header(
                        HttpHeaders.LOCATION,
                        "/api/v1/region-imports/" + outcome.response().id())
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRegionImport", summary = "What an import has changed 查询一次区划变更")
    @APIResponse(
            responseCode = "200",
            description = "The import, row by row 逐行的变更",
            content = @Content(schema = @Schema(implementation = RegionImportResponse.class)))
    @APIResponse(responseCode = "404", description = "No such import within your regions 管辖区域内没有这次导入")
    public RegionImportResponse get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @GET
    @Operation(
            operationId = "listRegionImports",
            summary = "The imports within your regions, newest first 本辖区的区划变更,最新在前")
    @APIResponse(
            responseCode = "200",
            description = "A page of imports 一页导入记录",
            content = @Content(schema = @Schema(implementation = RegionImportPage.class)))
    public Page<RegionImportSummary> list(
            @Parameter(description = "nextCursor of the page before 上一页的nextCursor") @QueryParam("cursor") UUID cursor,
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
        return service.list(cursor, limit);
    }
}
