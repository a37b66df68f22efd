package org.anju.verification.taskpack;

import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/task-packs")
@Tag(name = "Field work 现场核验")
@RunOnVirtualThread
public class TaskPackResource {

    private final TaskPackService taskPacks;
    private final CurrentCaller caller;
    private final JsonWebToken token;

    TaskPackResource(TaskPackService taskPacks, CurrentCaller caller, JsonWebToken token) {
        this.taskPacks = taskPacks;
        this.caller = caller;
        this.token = token;
    }

    @GET
    @Path("/{village}")
    @Produces("application/x-ndjson")
    @RolesAllowed(VERIFIER)
    @Operation(
            operationId = "getTaskPack",
            summary = "A village's households to verify, or what changed of them 村任务包(完整或增量)",
            description =
                    "NDJSON, gzip when accepted: a line of kind pack, then lines of kind household, removal and guidance."
                            + " Send the pack's cursor as since the next time: then only what changed is answered, unless full is true,"
                            + " when all that was held before is to be forgotten; sending it says that the phone holds that pack, so that"
                            + " what came back by then counts as seen by whoever recorded it. With If-None-Match and the same cursor, 304 says that"
                            + " nothing changed. A household whose record was returned tells why, by the codes of GET /return-reasons, and in"
                            + " returnNote what to mend. Names are clear for the households that are assigned to you, for all of your own village"
                            + " where nobody is assigned, and masked otherwise; names=UNAVAILABLE when household-service does not answer."
                            + " 首行为任务包信息,其后每行一户、一条移除或一篇指导;下次请将cursor填入since,只返回变化部分,"
                            + "若full为true则应丢弃原有内容;带上cursor即表示手机已收到该任务包,其中退回的记录视为采集人已看到。被退回的记录附退回原因代码和更正说明(returnNote)。")
    @APIResponse(
            responseCode = "200",
            description = "The pack, or what changed since 任务包或其变化",
            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "304", description = "Nothing changed 无变化")
    public RestResponse<byte[]> get(
            @Parameter(example = "622927100200") RegionCode village,
            @Parameter(example = "01970000-0000-7000-8000-000000006229", required = true) @RestQuery UUID campaign,
            @Parameter(description = "cursor of the pack before 上次的cursor", schema = @Schema(type = SchemaType.STRING))
                    @RestQuery
                    PackCursor since,
            @Parameter(hidden = true) @HeaderParam("If-None-Match") String ifNoneMatch,
            @Parameter(hidden = true) @HeaderParam("Accept-Encoding") String acceptEncoding) {
        TaskPackService.Request request = new TaskPackService.Request(
                village, campaign, since, ifNoneMatch, PackAnswer.acceptsGzip(acceptEncoding));
        return taskPacks.answer(request, caller.get(), token.getRawToken()).toResponse();
    }
}
