package org.anju.report.stream;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.caller.Roles;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.report.reading.ProgressQuery;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/reports/stream")
@Tag(name = "reports")
class StreamResource {

    private static final int COME_BACK_SECONDS = 30;

    private final ProgressFeed feed;
    private final StreamConfig config;
    private final CurrentCaller caller;
    private final JsonWebToken token;
    private final Clock clock;
    private final Sse sse;

    StreamResource(
            ProgressFeed feed, StreamConfig config, CurrentCaller caller, JsonWebToken token, Clock clock, Sse sse) {
        this.feed = feed;
        this.config = config;
        this.caller = caller;
        this.token = token;
        this.clock = clock;
        this.sse = sse;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({
        Roles.VERIFIER,
        Roles.TOWNSHIP_REVIEWER,
        Roles.COUNTY_REVIEWER,
        Roles.SUPERVISOR,
        Roles.BULLETIN_EDITOR,
        Roles.INTEGRATOR,
        Roles.AUDITOR
    })
    @Operation(
            operationId = "streamProgress",
            summary = "Progress as it changes: server-sent events 实时核验进度",
            description = """
                    Sends `event: progress` with the same JSON as getProgress, rows for the next level below the region: \
                    once at the start, then whenever it has changed, at most twice a second. Ends when the token expires; \
                    open it again with a new one. The same roles as getProgress. 连接后立即推送一次,之后有变化即推送。\
                    """)
    @APIResponse(
            responseCode = "200",
            description = "The stream 事件流",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING),
                            example = "event: progress\ndata: {\"region\": \"622900000000\", …}\n\n"))
    public Multi<OutboundSseEvent> stream(
            @Parameter(
                            description = "Campaign 核验行动",
                            required = true,
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"),
                            example = "01970000-0000-7000-8000-000000006229")
                    @QueryParam("campaign")
                    String campaign,
            @Parameter(description = "Region, 12 digits 区划代码", required = true, example = "622900000000")
                    @QueryParam("region")
                    String region) {
        ProgressQuery query = ProgressQuery.of(campaign, region);
        caller.scope().requireCovers(query.region());
        requireRoom();
        OutboundSseEvent end = sse.newEventBuilder().comment("end").build();
        Multi<OutboundSseEvent> changes =
                feed.watch(query).map(this::progressEvent).onCompletion().continueWith(end);
        return Multi.createBy()
                .merging()
                .withRequests(1)
                .streams(changes, keepAlive())
                .select()
                .first(event -> event != end)
                .select()
                .first(untilTokenExpires());
    }

    private void requireRoom() {
        if (feed.listeners() < config.maxListeners()) {
            return;
        }
        throw ProblemException.unavailable(
                "streams-full",
                Text.of("Too many listen already", "实时连接过多"),
                Text.of("Read GET /reports/progress meanwhile.", "请暂时使用GET /reports/progress。"),
                COME_BACK_SECONDS);
    }

    private OutboundSseEvent progressEvent(String json) {
        return sse.newEventBuilder().name("progress").data(json).build();
    }

    /** The first one comes at once and opens the stream while the report is still being read. */
    private Multi<OutboundSseEvent> keepAlive() {
        return Multi.createFrom()
                .ticks()
                .every(config.keepAliveEvery())
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("keep-alive").build());
    }

    private Duration untilTokenExpires() {
        Duration left = Duration.between(clock.instant(), Instant.ofEpochSecond(token.getExpirationTime()));
        // It may have expired since it was checked.
        return left.isPositive() ? left : Duration.ofMillis(1);
    }
}
