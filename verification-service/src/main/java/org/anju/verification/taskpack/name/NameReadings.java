package org.anju.verification.taskpack.name;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.common.time.ChinaTime;

/**
 * Writes down who was shown a village's names in clear, before they are shown; once a day is enough to answer who had them.
 * What household-service records of its own answers names only the first of those who are shown them from memory here.
 */
@ApplicationScoped
public class NameReadings {

    private static final String ADD = """
            INSERT INTO name_reading (subject, village_code, read_on, username, campaign_id, households, read_at)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final Cache<Reading, Boolean> written = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofDays(1))
            .maximumSize(20_000)
            .build();

    private record Reading(String subject, String village, LocalDate day) {}

    NameReadings(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    public void note(Caller caller, String village, UUID campaignId, int households) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Reading reading = new Reading(caller.subject(), village, ChinaTime.dayOf(now));
        if (written.getIfPresent(reading) == null) {
            write(reading, caller, campaignId, households, now);
            written.put(reading, true);
        }
    }

    private void write(Reading reading, Caller caller, UUID campaignId, int households, Instant now) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(ADD)) {
                RowSecurity.restrict(connection, caller.scope());
                statement.setString(1, reading.subject());
                statement.setString(2, reading.village());
                statement.setObject(3, reading.day());
                statement.setString(4, caller.username());
                statement.setObject(5, campaignId);
                statement.setInt(6, households);
                statement.setTimestamp(7, Timestamp.from(now));
                statement.executeUpdate();
                connection.commit();
            } catch (SQLException | RuntimeException exception) {
                connection.rollback();
                throw exception;
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }
}
