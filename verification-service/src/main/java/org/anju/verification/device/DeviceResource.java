package org.anju.verification.device;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.region.RegionCode;
import org.anju.verification.clock.RequestClock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/devices")
@Tag(name = "Devices 设备")
@RunOnVirtualThread
public class DeviceResource {

    private static final String HEARTBEAT = """
            {
              "pending": 3,
              "oldestPendingAt": "2026-06-05T09:30:00+08:00",
              "appVersion": "1.4.0",
              "ruleSet": "2020",
              "freeStorageBytes": 2147483648,
              "packs": {"622927100200": "Q3xhBqvNzT9mAAABnqkXDeoAAAAA"}
            }
            """;

    private final DeviceService devices;
    private final CurrentCaller caller;
    private final RequestClock clock;

    DeviceResource(DeviceService devices, CurrentCaller caller, RequestClock clock) {
        this.devices = devices;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Path("/{deviceId}")
    @RolesAllowed(VERIFIER)
    @Operation(
            operationId = "reportDevice",
            summary = "What a phone tells of itself 设备状态上报",
            description =
                    "After each synchronisation, and when something changed. The id is the app's own, made when it was"
                            + " installed: no number of the hardware. Headers Device-Time (RFC 3339) and Device-Round-Trip (ms) let the"
                            + " server measure the phone's clock. 每次同步后上报;设备编号由应用安装时生成,不得使用硬件编号。")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "Three records wait", value = HEARTBEAT)))
    public DeviceResponse report(
            @Parameter(example = "swagger-ui") @Size(max = 100) @Pattern(regexp = HeartbeatRequest.PRINTABLE)
                    String deviceId,
            @Valid @NotNull HeartbeatRequest heartbeat) {
        return devices.report(deviceId, heartbeat, clock.ofDevice(), caller.get());
    }

    @GET
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "listDevices",
            summary = "Devices of a region, and which have fallen silent 区域内的设备及失联设备",
            description =
                    "With stale, only devices on which records wait and from which none has come for so many hours."
                            + " 填写stale时,只返回有待传记录且超过该小时数未上传的设备。")
    public DevicePage list(
            @Parameter(example = "622927000000") @NotNull @RestQuery RegionCode region,
            @Parameter(description = "hours 小时") @Min(1) @Max(720) @RestQuery Integer stale,
            @Parameter(description = "cursor of the page before 上一页的cursor", schema = @Schema(type = SchemaType.STRING))
                    @RestQuery
                    DeviceCursor cursor,
            @Min(1) @Max(1000) @DefaultValue("100") @RestQuery int limit) {
        return devices.list(region, stale, cursor, limit, caller.get());
    }

    @GET
    @Path("/{deviceId}")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(operationId = "getDevice", summary = "One device, by each account that used it 设备详情(按使用账号)")
    public List<DeviceResponse> get(@Parameter(example = "swagger-ui") String deviceId) {
        return devices.get(deviceId, caller.get());
    }
}
