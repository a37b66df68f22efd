package org.anju.verification.clock;

import static org.anju.common.caller.Roles.APPRAISER;
import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.GUIDE;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/time")
@Tag(name = "Devices 设备")
public class TimeResource {

    private final Clock clock;

    TimeResource(Clock clock) {
        this.clock = clock;
    }

    @Schema(name = "ServerTime")
    record ServerTime(Instant now) {}

    @GET
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, APPRAISER, GUIDE, SUPERVISOR})
    @Operation(
            operationId = "getTime",
            summary = "The server's clock 服务器时间",
            description =
                    "For devices that compare their clock. Tell the round trip in Device-Round-Trip (ms) with the next"
                            + " upload, beside Device-Time. 供设备对时;往返耗时请在下次上传时以Device-Round-Trip(毫秒)告知。")
    public RestResponse<ServerTime> now() {
        return ResponseBuilder.ok(new ServerTime(clock.instant()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
