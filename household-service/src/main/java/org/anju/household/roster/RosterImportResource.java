package org.anju.household.roster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.UUID;
import org.anju.common.caller.Roles;
import org.anju.common.region.RegionCode;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;
import org.anju.household.roster.finding.FindingResponse;
import org.anju.household.roster.workbook.RosterFormat;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/roster-imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ROSTER_MANAGER)
@Tag(name = "Rosters 花名册")
public class RosterImportResource {

    private final RosterImportService service;

    RosterImportResource(RosterImportService service) {
        this.service = service;
    }

    @POST
    @Operation(operationId = "importRoster", summary = "Upload a roster 上传花名册", description = """
                    An Excel workbook or a csv (UTF-8, GB 18030 or UTF-16) of up to 100 MB. Once the answer is 202 the file is safe; how it fares is told at \
                    the address in Location. With dryRun=true nothing is stored until it is confirmed. \
                    Excel工作簿或CSV文件(UTF-8、GB 18030或UTF-16),至多100 MB。返回202即已安全保存,处理进度见Location所指地址。dryRun=true时只检查,确认后才入库。""")
    @APIResponse(
            responseCode = "202",
            description = "Stored, to be worked through 已保存,等待处理",
            headers =
                    @Header(
                            name = HttpHeaders.LOCATION,
                            description = "Where its state is told 处理状态地址",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = RosterImportResponse.class)))
    @APIResponse(responseCode = "409", description = "The idempotency key stands for another file 幂等键已用于另一文件")
    @APIResponse(responseCode = "413", description = "Larger than 100 MB 超过100 MB")
    @APIResponse(responseCode = "415", description = "Sent neither as an Excel workbook nor as csv 不是Excel工作簿或CSV类型")
    @APIResponse(responseCode = "422", description = "Not a whole, sound workbook or csv 工作簿或CSV文件不完整或不合格")
    public RestResponse<RosterImportResponse> upload(
            @RequestBody(
                            required = true,
                            description = "The workbook's bytes 工作簿文件",
                            content = {
                                @Content(
                                        mediaType = RosterFormat.XLSX_TYPE,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = RosterFormat.CSV_TYPE,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
                            })
                    InputStream body,
            @Parameter(description = "What the file is called 文件名", example = "积石山花名册.xlsx") @QueryParam("fileName")
                    String fileName,
            @Parameter(
                            description =
                                    "The region whose roster it is; all of your regions if left out 花名册所属区划,不填则为您的全部管辖区域",
                            schema = @Schema(type = SchemaType.STRING))
                    @QueryParam("region")
                    RegionCode region,
            @Parameter(description = "Only check; store after a confirmation 只检查,确认后才入库", example = "true")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    boolean dryRun,
            @Parameter(description = "Without a dry run: what becomes of rows with errors 不经试运行时,对有错误的行如何处理")
                    @QueryParam("badRows")
                    @DefaultValue("REFUSE_ALL")
                    BadRows badRows,
            @Parameter(
                            description = "The day from which what it tells holds; today if left out 生效日期,不填为今天",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @QueryParam("effectiveOn")
                    LocalDate effectiveOn,
            @Parameter(
                            description =
                                    "A key of your making, such as a UUID. The same key with the same file answers the same import, so that an upload may be repeated. 自拟的键,例如UUID;同键同文件返回同一导入,可放心重发")
                    @HeaderParam("Idempotency-Key")
                    String idempotencyKey,
            @Context HttpHeaders headers) {
        UploadRequest request = new UploadRequest(
                fileName,
                region,
                dryRun ? ImportTask.CHECK : ImportTask.IMPORT,
                badRows,
                effectiveOn == null ? service.today() : effectiveOn,
                idempotencyKey,
                headers.getHeaderString(HttpHeaders.CONTENT_TYPE),
                headers.getLength());
        RosterImportResponse accepted = service.receive(request, body, headers.getAcceptableLanguages());
        return RestResponse.ResponseBuilder.<RosterImportResponse>accepted(accepted)
                .header(HttpHeaders.LOCATION, "/api/v1/roster-imports/" + accepted.id())
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRosterImport", summary = "How an import fares 查询导入进度与结果")
    public RosterImportResponse get(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return service.get(id, headers.getAcceptableLanguages());
    }

    @GET
    @Path("/{id}/findings")
    @Operation(
            operationId = "listRosterFindings",
            summary = "All that was found in a roster, errors first 花名册中发现的全部问题,错误在前")
    @APIResponse(
            responseCode = "200",
            description = "A page of findings 一页问题",
            content = @Content(schema = @Schema(implementation = FindingPage.class)))
    public Page<FindingResponse> findings(
            @PathParam("id") UUID id,
            @Parameter(
                            description = "nextCursor of the page before 上一页的nextCursor",
                            schema = @Schema(type = SchemaType.STRING))
                    @QueryParam("cursor")
                    FindingCursor cursor,
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
                    PageLimit limit,
            @Context HttpHeaders headers) {
        return service.findings(id, cursor, limit, headers.getAcceptableLanguages());
    }

    @GET
    @Path("/{id}/errors")
    @Produces({RosterFormat.XLSX_TYPE, RosterFormat.CSV_TYPE})
    @Operation(
            operationId = "getMarkedRoster",
            summary = "The uploaded file with its errors marked in the cells 下载标注错误的原文件",
            description =
                    "Wrong cells have a colour, and a last column says what is to be done. Correct it and upload it again. 有问题的单元格已着色,末列说明如何改正;改正后可直接重新上传。")
    @APIResponse(
            responseCode = "200",
            description = "The file, as it was uploaded 原格式文件",
            content = {
                @Content(
                        mediaType = RosterFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = RosterFormat.CSV_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "410", description = "The file is no longer kept 文件已不再保留")
    public Response errors(@PathParam("id") UUID id, @Context HttpHeaders headers) throws IOException {
        MarkedFile file = service.marked(id, headers.getAcceptableLanguages());
        StreamingOutput body = out -> {
            try (file) {
                file.write(out);
            }
        };
        return Response.ok(body, file.format().mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, file.disposition())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/{id}/confirm")
    @Operation(
            operationId = "confirmRosterImport",
            summary = "Store a roster that was checked 确认导入",
            description = "The file is read once more, since the registry may have changed. 花名册将重新核对后入库。")
    @APIResponse(
            responseCode = "202",
            description = "To be stored 等待入库",
            content = @Content(schema = @Schema(implementation = RosterImportResponse.class)))
    @APIResponse(responseCode = "409", description = "Not checked, or with errors and REFUSE_ALL 未检查,或有错误且选择REFUSE_ALL")
    @APIResponse(responseCode = "410", description = "The file is no longer kept 文件已不再保留")
    public RestResponse<RosterImportResponse> confirm(
            @PathParam("id") UUID id, @Valid @NotNull ConfirmImportRequest request, @Context HttpHeaders headers) {
        return RestResponse.accepted(service.confirm(id, request.badRows(), headers.getAcceptableLanguages()));
    }

    @POST
    @Path("/{id}/undo")
    @Operation(
            operationId = "undoRosterImport",
            summary = "Take back all that an import changed 撤销整批导入",
            description =
                    "Possible while nothing was built on any of its households: no later change, visit or photo. 仅在其中各户尚无后续变更、核验或照片时可撤销。")
    @APIResponse(
            responseCode = "202",
            description = "To be taken back 等待撤销",
            content = @Content(schema = @Schema(implementation = RosterImportResponse.class)))
    @APIResponse(responseCode = "409", description = "Not imported, or built upon 未导入,或已有后续业务")
    public RestResponse<RosterImportResponse> undo(
            @PathParam("id") UUID id, @Valid @NotNull UndoImportRequest request, @Context HttpHeaders headers) {
        return RestResponse.accepted(service.undo(id, request.reason(), headers.getAcceptableLanguages()));
    }

    @GET
    @Operation(operationId = "listRosterImports", summary = "The imports of your regions, newest first 本辖区的导入记录,最新在前")
    @APIResponse(
            responseCode = "200",
            description = "A page of imports 一页导入记录",
            content = @Content(schema = @Schema(implementation = RosterImportPage.class)))
    public Page<RosterImportSummary> list(
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
