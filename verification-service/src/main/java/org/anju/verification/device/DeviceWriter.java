package org.anju.verification.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.verification.clock.ClockInterval;
import org.anju.verification.clock.DeviceClocks;
import org.anju.verification.clock.DeviceClocks.Measurement;
import org.anju.verification.device.DeviceUploads.Key;
import org.anju.verification.device.DeviceUploads.Seen;

/** Writes down what devices report, and when they were seen. */
@ApplicationScoped
class DeviceWriter {

    private static final String REPORT = """
            INSERT INTO device AS d (subject, device_id, username, regions, first_seen_at, last_seen_at, reported_at,
                pending_count, oldest_pending_at, app_version, rule_set, free_storage_bytes, pack_cursors, clock_lower_ms,
                clock_upper_ms, clock_measured_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            ON CONFLICT (subject, device_id) DO UPDATE SET username = EXCLUDED.username, regions = EXCLUDED.regions,
                last_seen_at = EXCLUDED.last_seen_at, reported_at = EXCLUDED.reported_at,
                pending_count = EXCLUDED.pending_count, oldest_pending_at = EXCLUDED.oldest_pending_at,
                uploaded_since = 0, app_version = EXCLUDED.app_version, rule_set = EXCLUDED.rule_set,
                free_storage_bytes = EXCLUDED.free_storage_bytes, pack_cursors = EXCLUDED.pack_cursors,
                clock_lower_ms = coalesce(EXCLUDED.clock_lower_ms, d.clock_lower_ms),
                clock_upper_ms = coalesce(EXCLUDED.clock_upper_ms, d.clock_upper_ms),
                clock_measured_at = coalesce(EXCLUDED.clock_measured_at, d.clock_measured_at)
            """;
    /** Sorted, as several instances write the same devices. What came before the device's latest report is in that already. */
    private static final String SAW = """
            INSERT INTO device AS d (subject, device_id, username, regions, first_seen_at, last_seen_at, last_upload_at,
                uploaded_since, clock_lower_ms, clock_upper_ms, clock_measured_at)
            SELECT t.subject, t.device_id, t.username, string_to_array(t.regions, ','), t.seen_at, t.seen_at, t.uploaded_at,
                t.uploaded, t.lower_ms, t.upper_ms, CASE WHEN t.lower_ms IS NOT NULL THEN t.seen_at END
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::integer[],
                    ?::bigint[], ?::bigint[])
                AS t (subject, device_id, username, regions, seen_at, uploaded_at, uploaded, lower_ms, upper_ms)
            ORDER BY t.subject, t.device_id
            ON CONFLICT (subject, device_id) DO UPDATE SET username = EXCLUDED.username, regions = EXCLUDED.regions,
                last_seen_at = greatest(d.last_seen_at, EXCLUDED.last_seen_at),
                last_upload_at = greatest(d.last_upload_at, EXCLUDED.last_upload_at),
                uploaded_since = d.uploaded_since
                    + CASE WHEN d.reported_at > EXCLUDED.last_upload_at THEN 0 ELSE EXCLUDED.uploaded_since END,
                clock_lower_ms = coalesce(EXCLUDED.clock_lower_ms, d.clock_lower_ms),
                clock_upper_ms = coalesce(EXCLUDED.clock_upper_ms, d.clock_upper_ms),
                clock_measured_at = coalesce(EXCLUDED.clock_measured_at, d.clock_measured_at)
            """;

    private final AgroalDataSource dataSource;
    private final DeviceClocks clocks;
    private final ObjectMapper json;

    DeviceWriter(AgroalDataSource dataSource, DeviceClocks clocks, ObjectMapper json) {
        this.dataSource = dataSource;
        this.clocks = clocks;
        this.json = json;
    }

    /** In the current JTA transaction. */
    void report(DeviceOwner owner, String deviceId, HeartbeatRequest heartbeat, ClockInterval clock, Instant at) {
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(REPORT)) {
                Timestamp now = Timestamp.from(at);
                statement.setString(1, owner.subject());
                statement.setString(2, deviceId);
                statement.setString(3, owner.username());
                statement.setArray(
                        4,
                        connection.createArrayOf(
                                "text", owner.scope().prefixes().toArray()));
                statement.setTimestamp(5, now);
                statement.setTimestamp(6, now);
                statement.setTimestamp(7, now);
                statement.setInt(8, heartbeat.pending());
                statement.setTimestamp(
                        9,
                        heartbeat.oldestPendingAt() == null
                                ? null
                                : Timestamp.from(heartbeat.oldestPendingAt().toInstant()));
                statement.setString(10, heartbeat.appVersion());
                statement.setString(11, heartbeat.ruleSet());
                statement.setObject(12, heartbeat.freeStorageBytes());
                statement.setString(13, cursors(heartbeat));
                statement.setObject(14, clock == null ? null : clock.lowerMillis());
                statement.setObject(15, clock == null ? null : clock.upperMillis());
                statement.setTimestamp(16, clock == null ? null : now);
                statement.executeUpdate();
            }
            if (clock != null) {
                clocks.add(connection, List.of(new Measurement(owner.subject(), deviceId, at, clock)));
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** In a transaction of its own, for devices of any region. */
    void saw(List<Key> keys, List<Seen> seen) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                RowSecurity.restrict(connection, RegionScope.everything());
                write(connection, keys, seen);
                clocks.add(connection, measurements(keys, seen));
                connection.commit();
            } catch (SQLException | RuntimeException exception) {
                connection.rollback();
                throw exception;
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static void write(Connection connection, List<Key> keys, List<Seen> seen) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SAW)) {
            bind(connection, statement, 1, "text", keys, Key::subject);
            bind(connection, statement, 2, "text", keys, Key::deviceId);
            bind(connection, statement, 3, "text", seen, each -> each.owner().username());
            bind(
                    connection,
                    statement,
                    4,
                    "text",
                    seen,
                    each -> String.join(",", each.owner().scope().prefixes()));
            bind(connection, statement, 5, "timestamptz", seen, each -> Timestamp.from(each.at()));
            bind(
                    connection,
                    statement,
                    6,
                    "timestamptz",
                    seen,
                    each -> each.uploadedAt() == null ? null : Timestamp.from(each.uploadedAt()));
            bind(connection, statement, 7, "integer", seen, Seen::uploaded);
            bind(connection, statement, 8, "bigint", seen, each -> bound(each, ClockInterval::lowerMillis));
            bind(connection, statement, 9, "bigint", seen, each -> bound(each, ClockInterval::upperMillis));
            statement.executeUpdate();
        }
    }

    private static Long bound(Seen seen, Function<ClockInterval, Long> which) {
        return seen.clock() == null ? null : which.apply(seen.clock());
    }

    private static List<Measurement> measurements(List<Key> keys, List<Seen> seen) {
        List<Measurement> measurements = new ArrayList<>();
        for (int index = 0; index < keys.size(); index++) {
            if (seen.get(index).clock() != null) {
                measurements.add(new Measurement(
                        keys.get(index).subject(),
                        keys.get(index).deviceId(),
                        seen.get(index).at(),
                        seen.get(index).clock()));
            }
        }
        return measurements;
    }

    private String cursors(HeartbeatRequest heartbeat) {
        try {
            return heartbeat.packs() == null ? "{}" : json.writeValueAsString(heartbeat.packs());
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("Cursors that were read cannot be written", exception);
        }
    }

    private static <T> void bind(
            Connection connection,
            PreparedStatement statement,
            int position,
            String type,
            List<T> rows,
            Function<T, Object> column)
            throws SQLException {
        statement.setArray(
                position,
                connection.createArrayOf(type, rows.stream().map(column).toArray()));
    }
}
