package org.anju.verification.device;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.anju.common.database.DatabaseException;
import org.anju.verification.clock.ClockInterval;
import org.jboss.logging.Logger;

/**
 * Remembers which devices have sent records, and writes that down every few seconds for all of them together: of a record's
 * own way it takes no statement. A crash loses seconds of when a device was last seen, and nothing of its records.
 */
@ApplicationScoped
public class DeviceUploads {

    private static final Logger LOG = Logger.getLogger(DeviceUploads.class);

    /** What became of a record that a device sent. */
    public enum Upload {
        NEW,
        /** It was here before. */
        KNOWN,
        REFUSED
    }

    record Key(String subject, String deviceId) {}

    /**
     * What a device did since it was last written down.
     *
     * @param uploadedAt null while all was refused
     * @param clock null while it said nothing of its clock
     */
    record Seen(DeviceOwner owner, Instant at, Instant uploadedAt, int uploaded, ClockInterval clock) {

        private Seen and(Seen later) {
            return new Seen(
                    later.owner,
                    later.at,
                    later.uploadedAt == null ? uploadedAt : later.uploadedAt,
                    uploaded + later.uploaded,
                    both(clock, later.clock));
        }

        private Seen withoutCount() {
            return new Seen(owner, at, uploadedAt, 0, clock);
        }

        /** Seconds lie between the two: where they contradict each other the clock was set, and the later one holds. */
        private static ClockInterval both(ClockInterval earlier, ClockInterval later) {
            if (earlier == null || later == null) {
                return later == null ? earlier : later;
            }
            return earlier.intersection(later).orElse(later);
        }
    }

    private final DeviceWriter devices;
    private final Clock clock;
    private final ConcurrentHashMap<Key, Seen> seen = new ConcurrentHashMap<>();

    DeviceUploads(DeviceWriter devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    public void note(DeviceOwner owner, String deviceId, ClockInterval deviceClock, Upload upload) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        seen.merge(
                new Key(owner.subject(), deviceId),
                new Seen(owner, now, upload == Upload.REFUSED ? null : now, upload == Upload.NEW ? 1 : 0, deviceClock),
                Seen::and);
    }

    /** What it sent before it reported is in its report. */
    void reported(DeviceOwner owner, String deviceId) {
        seen.computeIfPresent(new Key(owner.subject(), deviceId), (key, before) -> before.withoutCount());
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void writeDown() {
        List<Key> keys = new ArrayList<>();
        List<Seen> values = new ArrayList<>();
        for (Key key : seen.keySet()) {
            Seen value = seen.remove(key);
            if (value != null) {
                keys.add(key);
                values.add(value);
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        try {
            devices.saw(keys, values);
        } catch (DatabaseException exception) {
            LOG.warnf("%d devices' uploads are written down later: %s", keys.size(), exception.getMessage());
            for (int index = 0; index < keys.size(); index++) {
                seen.merge(keys.get(index), values.get(index), (newer, older) -> older.and(newer));
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        writeDown();
    }
}
