package org.anju.verification.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.anju.common.caller.Caller;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.anju.verification.clock.ClockInterval;
import org.anju.verification.device.DeviceRepository.Row;

@ApplicationScoped
class DeviceService {

    private final DeviceRepository devices;
    private final DeviceWriter writer;
    private final DeviceUploads uploads;
    private final RowSecurity rowSecurity;
    private final DeviceConfig config;
    private final Clock clock;

    DeviceService(
            DeviceRepository devices,
            DeviceWriter writer,
            DeviceUploads uploads,
            RowSecurity rowSecurity,
            DeviceConfig config,
            Clock clock) {
        this.devices = devices;
        this.writer = writer;
        this.uploads = uploads;
        this.rowSecurity = rowSecurity;
        this.config = config;
        this.clock = clock;
    }

    /** @return the caller's device as it is known now */
    @Transactional
    DeviceResponse report(String deviceId, HeartbeatRequest heartbeat, ClockInterval deviceClock, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        DeviceOwner owner = DeviceOwner.of(caller);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        uploads.reported(owner, deviceId);
        writer.report(owner, deviceId, heartbeat, deviceClock, now);
        return devices.find(deviceId, silentBefore(config.silentAfter())).stream()
                .filter(row -> row.cursor().subject().equals(caller.subject()))
                .map(Row::device)
                .findFirst()
                .orElseThrow();
    }

    /** @param silentHours only those that are silent for so long; all when null */
    @Transactional
    DevicePage list(RegionCode region, Integer silentHours, DeviceCursor cursor, int limit, Caller caller) {
        caller.scope().requireCovers(region);
        rowSecurity.restrictTo(caller.scope());
        Duration silentAfter = silentHours == null ? config.silentAfter() : Duration.ofHours(silentHours);
        List<Row> found = devices.find(
                region,
                silentHours != null,
                silentBefore(silentAfter),
                cursor == null ? DeviceCursor.START : cursor,
                limit + 1);
        List<Row> page = found.subList(0, Math.min(limit, found.size()));
        return new DevicePage(
                page.stream().map(Row::device).toList(),
                found.size() > limit ? page.getLast().cursor().toString() : null);
    }

    /** One for each account that used the device. */
    @Transactional
    List<DeviceResponse> get(String deviceId, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        List<Row> found = devices.find(deviceId, silentBefore(config.silentAfter()));
        if (found.isEmpty()) {
            throw ProblemException.notFound(
                            "device-unknown",
                            Text.of("No such device", "没有该设备"),
                            Text.of(
                                    "No account of your regions has used this device. GET /api/v1/devices lists those there are.",
                                    "您区域内的账号未使用过该设备。可通过GET /api/v1/devices查看。"))
                    .violation("deviceId", "a device of your regions", null);
        }
        return found.stream().map(Row::device).toList();
    }

    private Instant silentBefore(Duration silentAfter) {
        return clock.instant().minus(silentAfter);
    }
}
