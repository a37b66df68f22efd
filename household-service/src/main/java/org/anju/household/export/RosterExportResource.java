package org.anju.household.export;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.anju.common.caller.Roles;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/rosters")
@RolesAllowed({Roles.ROSTER_MANAGER, Roles.SUPERVISOR, Roles.COUNTY_REVIEWER, Roles.TOWNSHIP_REVIEWER})
@Tag(name = "Rosters 花名册")
public class RosterExportResource {

    private final RosterExportService service;
    private final Clock clock;

    RosterExportResource(RosterExportService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    @GET
    @Path("/{region}")
    @Operation(
            operationId = "exportRoster",
            summary = "A region's roster as a file 导出花名册",
            description =
                    "As it stood at one moment, of any size. Identity numbers and phones are masked, addresses end at the"
                            + " village. An export that fails midway breaks the connection and never looks complete."
                            + " 同一时刻的花名册,不限大小;证件号码和电话已脱敏,住址到村。中途失败时连接会断开,不会得到看似完整的文件。")
    @APIResponse(
            responseCode = "200",
            description = "The file; Excel workbooks have a sheet for each township 文件;Excel按乡镇分表",
            headers =
                    @Header(
                            name = Download.ROW_COUNT,
                            description = "Lines without headers 不含表头的行数",
                            schema = @Schema(type = SchemaType.INTEGER)),
            content = {
                @Content(
                        mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = ExportedRow.class))
            })
    public Response export(
            @Parameter(
                            description = "County, township or village 县、乡镇或村",
                            example = "622927100000",
                            schema = @Schema(type = SchemaType.STRING))
                    @PathParam("region")
                    RegionCode region,
            @Parameter(
                            description = "Instead of Accept 可代替Accept请求头",
                            schema = @Schema(enumeration = {"xlsx", "csv", "ndjson"}))
                    @QueryParam("format")
                    String format,
            @Parameter(description = "A line for each person, heads first 每人一行,户主在前")
                    @QueryParam("persons")
                    @DefaultValue("false")
                    boolean persons,
            @Parameter(
                            description = "On the roster, off it, or ALL 在册、已销户或全部",
                            schema =
                                    @Schema(
                                            enumeration = {"ACTIVE", "REMOVED", "ALL"},
                                            defaultValue = "ACTIVE"))
                    @QueryParam("status")
                    @DefaultValue("ACTIVE")
                    String status,
            @Context Request request,
            @Context HttpServerRequest connection) {
        RosterRequest roster =
                service.request(region, ExportFormat.choose(format, request), persons, RosterRequest.status(status));
        return Response.ok(
                        new Download(service, roster, connection),
                        roster.format().mediaType())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        FileName.of(roster, clock).asAttachment())
                .build();
    }
}
