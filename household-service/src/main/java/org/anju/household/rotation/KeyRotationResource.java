package org.anju.household.rotation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.anju.common.caller.Roles;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/key-rotations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Tag(name = "Keys 密钥")
public class KeyRotationResource {

    private final KeyRotationService service;

    KeyRotationResource(KeyRotationService service) {
        this.service = service;
    }

    @POST
    @Operation(
            operationId = "startKeyRotation",
            summary = "Seal everything anew with the newest key 用最新密钥重新加密全部数据",
            description = """
                    First add the new key to the key file of every instance. Requests go on meanwhile, roster imports wait. Once it \
                    is DONE the older keys can be taken out of the file. One that runs already is answered as it is. \
                    请先把新密钥加入每个实例的密钥文件。期间照常服务,花名册导入等待;完成(DONE)后方可从文件中移除旧密钥。已在进行时返回其进度。""")
    @APIResponse(
            responseCode = "202",
            description = "Under way 已开始",
            headers =
                    @Header(
                            name = HttpHeaders.LOCATION,
                            description = "Where its progress is told 进度地址",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = KeyRotationResponse.class)))
    @APIResponse(responseCode = "409", description = "The key file holds no newer key than the rows 密钥文件中没有更新的密钥")
    public RestResponse<KeyRotationResponse> start() {
        KeyRotationResponse started = service.start();
        return RestResponse.ResponseBuilder.<KeyRotationResponse>accepted(started)
                .header(HttpHeaders.LOCATION, "/api/v1/key-rotations/" + started.id())
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getKeyRotation", summary = "How far a rotation has come 查询密钥更换进度")
    @APIResponse(
            responseCode = "200",
            description = "Its state, and the rows of each table 状态及各表行数",
            content = @Content(schema = @Schema(implementation = KeyRotationResponse.class)))
    @APIResponse(responseCode = "404", description = "There is no such rotation 没有此次密钥更换")
    public KeyRotationResponse get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @GET
    @Operation(operationId = "listKeyRotations", summary = "All rotations, newest first 密钥更换记录,最新在前")
    @APIResponse(
            responseCode = "200",
            description = "A page of rotations 一页记录",
            content = @Content(schema = @Schema(implementation = KeyRotationPage.class)))
    public Page<KeyRotationResponse> list(
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
