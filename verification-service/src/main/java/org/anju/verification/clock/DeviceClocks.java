package org.anju.verification.clock;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.anju.common.database.DatabaseException;
import org.anju.verification.clock.ClockInterval.Moments;

/** What was measured of devices' clocks, and what that says of the moments they recorded. */
@ApplicationScoped
public class DeviceClocks {

    /** Only measurements this near to a moment are held against it: a clock may be set at any time between. */
    static final Duration NEAR = Duration.ofHours(1);

    private static final String ADD = """
            INSERT INTO device_clock (subject, device_id, measured_at, lower_ms, upper_ms)
            SELECT * FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::bigint[], ?::bigint[])
            ON CONFLICT DO NOTHING
            """;
    private static final String NEAR_TO = """
            SELECT measured_at, lower_ms, upper_ms FROM device_clock
            WHERE subject = ? AND device_id = ? AND measured_at BETWEEN ? AND ?
            """;

    private final AgroalDataSource dataSource;

    DeviceClocks(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    public record Measurement(String subject, String deviceId, Instant at, ClockInterval interval) {}

    /** Adds in the transaction open on the connection. */
    public void add(Connection connection, List<Measurement> measurements) throws SQLException {
        if (measurements.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            bind(connection, statement, 1, "text", measurements, Measurement::subject);
            bind(connection, statement, 2, "text", measurements, Measurement::deviceId);
            bind(connection, statement, 3, "timestamptz", measurements, each -> Timestamp.from(each.at()));
            bind(connection, statement, 4, "bigint", measurements, each -> each.interval()
                    .lowerMillis());
            bind(connection, statement, 5, "bigint", measurements, each -> each.interval()
                    .upperMillis());
            statement.executeUpdate();
        }
    }

    /**
     * When something happened that a device recorded, in the current JTA transaction.
     *
     * @param shown what the device's clock showed then
     * @param sent the measurement that came with it, later
     */
    public Moments correct(Instant shown, Measurement sent) {
        Instant about = shown.minusMillis(sent.interval().middleMillis());
        Moments moments = together(about, sent, near(sent, about)).correct(shown);
        if (moments.latest().isAfter(sent.at()) && !moments.earliest().isAfter(sent.at())) {
            // It had happened when it was sent.
            return new Moments(moments.earliest(), sent.at());
        }
        return moments;
    }

    /** The measurement that was sent with the moment bounds it; those taken near the moment itself narrow that, nearest first. */
    static ClockInterval together(Instant about, Measurement sent, List<Measurement> others) {
        List<Measurement> nearest = others.stream()
                .filter(other -> distance(other, about).compareTo(NEAR) <= 0)
                .sorted(Comparator.comparing(other -> distance(other, about)))
                .toList();
        ClockInterval known = sent.interval().aged(distance(sent, about));
        for (Measurement other : nearest) {
            known = known.reconciledWith(other.interval().aged(distance(other, about)));
        }
        return known;
    }

    private List<Measurement> near(Measurement sent, Instant about) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEAR_TO)) {
            statement.setString(1, sent.subject());
            statement.setString(2, sent.deviceId());
            statement.setTimestamp(3, Timestamp.from(about.minus(NEAR)));
            statement.setTimestamp(4, Timestamp.from(about.plus(NEAR)));
            List<Measurement> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Measurement(
                            sent.subject(),
                            sent.deviceId(),
                            row.getTimestamp(1).toInstant(),
                            new ClockInterval(row.getLong(2), row.getLong(3))));
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static Duration distance(Measurement measurement, Instant moment) {
        return Duration.between(measurement.at(), moment).abs();
    }

    private static void bind(
            Connection connection,
            PreparedStatement statement,
            int position,
            String type,
            List<Measurement> measurements,
            Function<Measurement, Object> column)
            throws SQLException {
        statement.setArray(
                position,
                connection.createArrayOf(type, measurements.stream().map(column).toArray()));
    }
}
