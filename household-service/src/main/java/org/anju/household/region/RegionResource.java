package org.anju.household.region;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.anju.common.region.RegionCode;
import org.anju.household.page.PageLimit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/regions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Regions 行政区划")
public class RegionResource {

    private final RegionService service;

    RegionResource(RegionService service) {
        this.service = service;
    }

    @GET
    @Operation(
            operationId = "searchRegions",
            summary = "Search regions by part of their name or alias 按名称或别名查找行政区划",
            description = "Without name and within: the provinces. 不填名称和范围时返回省级区划。")
    @APIResponse(
            responseCode = "200",
            description = "A page of regions, ordered by code 按代码排序的一页",
            content = @Content(schema = @Schema(implementation = RegionPage.class)))
    public Response search(
            @Parameter(description = "Part of the name, such as 刘集 名称的一部分", example = "刘集")
                    @QueryParam("name")
                    @DefaultValue("")
                    @Size(max = 50)
                    String name,
            @Parameter(
                            description = "Only within this region 仅在此区划之内",
                            example = "622900000000",
                            schema = @Schema(type = SchemaType.STRING))
                    @QueryParam("within")
                    RegionCode within,
            @Parameter(
                            description = "Regions valid on this day; today if left out 在该日有效的区划,不填为今天",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @QueryParam("asOf")
                    Day asOf,
            @Parameter(description = "Those that have ended, too 包括已撤销的区划")
                    @QueryParam("includeEnded")
                    @DefaultValue("false")
                    boolean includeEnded,
            @Parameter(
                            description = "nextCursor of the page before 上一页的nextCursor",
                            schema = @Schema(type = SchemaType.STRING))
                    @QueryParam("cursor")
                    RegionCode cursor,
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
            @Context Request request) {
        RegionQuery query = new RegionQuery(name.strip(), within, asOf, includeEnded);
        return CachedAnswer.of(service.search(query, cursor, limit), request);
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "getRegion", summary = "One region and where it lies 查询一个行政区划及其所属")
    @APIResponse(
            responseCode = "200",
            description = "The region 行政区划",
            content = @Content(schema = @Schema(implementation = RegionResponse.class)))
    public Response get(
            @Parameter(
                            description = "12 digits 12位代码",
                            example = "622927000000",
                            schema = @Schema(type = SchemaType.STRING))
                    @PathParam("code")
                    RegionCode code,
            @Context Request request) {
        return CachedAnswer.of(service.get(code), request);
    }

    @GET
    @Path("/{code}/children")
    @Operation(operationId = "listChildRegions", summary = "The regions directly below one region 下一级行政区划")
    @APIResponse(
            responseCode = "200",
            description = "Ordered by code; empty below a village 按代码排序,村级以下为空",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = RegionResponse.class)))
    public Response children(
            @Parameter(
                            description = "12 digits 12位代码",
                            example = "622927000000",
                            schema = @Schema(type = SchemaType.STRING))
                    @PathParam("code")
                    RegionCode code,
            @Parameter(
                            description = "Regions valid on this day; today if left out 在该日有效的区划,不填为今天",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @QueryParam("asOf")
                    Day asOf,
            @Parameter(description = "Those that have ended, too 包括已撤销的区划")
                    @QueryParam("includeEnded")
                    @DefaultValue("false")
                    boolean includeEnded,
            @Context Request request) {
        return CachedAnswer.of(service.children(code, asOf, includeEnded), request);
    }
}
