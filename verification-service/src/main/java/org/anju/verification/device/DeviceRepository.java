package org.anju.verification.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.common.database.DatabaseException;
import org.anju.common.region.RegionCode;
import org.anju.verification.clock.ClockInterval;
import org.anju.verification.device.DeviceResponse.MeasuredClock;

@ApplicationScoped
class DeviceRepository {

    /** A report of long ago must not speak against a device that has sent all since. */
    private static final String SILENT = """
            (d.pending_count > d.uploaded_since
                AND greatest(d.last_upload_at, least(d.oldest_pending_at, d.reported_at)) <= ?)""";

    private static final String FIND = """
            SELECT d.*, %s AS silent FROM device d
            WHERE (d.subject, d.device_id) > (?, ?)
                AND EXISTS (SELECT FROM unnest(d.regions) AS region WHERE region ^@ ?)
                AND (? OR %s)
            ORDER BY d.subject, d.device_id LIMIT ?
            """.formatted(SILENT, SILENT);
    private static final String FIND_BY_ID =
            "SELECT d.*, %s AS silent FROM device d WHERE d.device_id = ? ORDER BY d.subject".formatted(SILENT);

    private static final TypeReference<Map<String, String>> CURSORS = new TypeReference<>() {};

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;

    DeviceRepository(AgroalDataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** Page of devices seen in the region after the cursor; {@code silentOnly} leaves out the others. */
    List<Row> find(RegionCode region, boolean silentOnly, Instant silentBefore, DeviceCursor after, int limit) {
        return query(FIND, statement -> {
            statement.setTimestamp(1, Timestamp.from(silentBefore));
            statement.setString(2, after.subject());
            statement.setString(3, after.deviceId());
            statement.setString(4, region.prefix());
            statement.setBoolean(5, !silentOnly);
            statement.setTimestamp(6, Timestamp.from(silentBefore));
            statement.setInt(7, limit);
        });
    }

    List<Row> find(String deviceId, Instant silentBefore) {
        return query(FIND_BY_ID, statement -> {
            statement.setTimestamp(1, Timestamp.from(silentBefore));
            statement.setString(2, deviceId);
        });
    }

    record Row(DeviceCursor cursor, DeviceResponse device) {}

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private List<Row> query(String sql, Binding binding) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            List<Row> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Row(
                            new DeviceCursor(row.getString("subject"), row.getString("device_id")), device(row)));
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private DeviceResponse device(ResultSet row) throws SQLException {
        Instant measuredAt = instant(row, "clock_measured_at");
        return new DeviceResponse(
                row.getString("device_id"),
                row.getString("username"),
                List.of((String[]) row.getArray("regions").getArray()),
                instant(row, "first_seen_at"),
                instant(row, "last_seen_at"),
                instant(row, "last_upload_at"),
                instant(row, "reported_at"),
                row.getInt("pending_count"),
                instant(row, "oldest_pending_at"),
                row.getInt("uploaded_since"),
                row.getBoolean("silent"),
                row.getString("app_version"),
                row.getString("rule_set"),
                row.getObject("free_storage_bytes", Long.class),
                cursors(row.getString("pack_cursors")),
                measuredAt == null
                        ? null
                        : MeasuredClock.of(
                                new ClockInterval(row.getLong("clock_lower_ms"), row.getLong("clock_upper_ms")),
                                measuredAt));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private Map<String, String> cursors(String stored) {
        try {
            return json.readValue(stored, CURSORS);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("Cursors that were written cannot be read", exception);
        }
    }
}
