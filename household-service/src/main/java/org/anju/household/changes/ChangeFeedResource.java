package org.anju.household.changes;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.anju.common.caller.Roles;
import org.anju.common.feed.FeedCursor;
import org.anju.household.page.PageLimit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/changes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.INTEGRATOR, Roles.SUPERVISOR, Roles.ROSTER_MANAGER})
@Tag(name = "Changes 变更")
public class ChangeFeedResource {

    private final ChangeFeedService service;

    ChangeFeedResource(ChangeFeedService service) {
        this.service = service;
    }

    @GET
    @Operation(
            operationId = "readChanges",
            summary = "Households that changed, for other systems 供其他系统读取的农户变更",
            description =
                    "For systems that cannot read Kafka. Each household comes once, in its latest state, without personal"
                            + " data; no change is missed. Keep nextCursor, and send it as since the next time, also when the page was"
                            + " empty. 供无法接入Kafka的系统使用:每户只返回一次,为其最新状态,不含个人信息,不会遗漏变更。"
                            + "请保存nextCursor,下次读取时填入since,返回为空时也一样。")
    @APIResponse(
            responseCode = "200",
            description = "The oldest changes not yet read 尚未读取的最早变更",
            content = @Content(schema = @Schema(implementation = ChangePage.class)))
    public ChangePage read(
            @Parameter(
                            description =
                                    "nextCursor of the answer before; from the beginning if left out 上次的nextCursor,不填则从头读取",
                            schema = @Schema(type = SchemaType.STRING))
                    @QueryParam("since")
                    FeedCursor since,
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
        return service.read(since, limit);
    }
}
