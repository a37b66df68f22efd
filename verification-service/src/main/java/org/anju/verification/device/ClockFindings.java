package org.anju.verification.device;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.VerificationFacts;
import org.anju.common.problem.Text;
import org.anju.verification.clock.ClockInterval;
import org.anju.verification.record.RecordFinding;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.record.RecordFindings;
import org.anju.verification.record.RecordFollower;

/** Finds records whose device showed a wrong time when it sent them: rule Q04. */
@ApplicationScoped
class ClockFindings implements RecordFollower {

    private static final String RULE = "Q04";

    private static final String CLOCKS = """
            SELECT id, village_code, clock_lower_ms, clock_upper_ms FROM verification
            WHERE id = ANY (?) AND (clock_upper_ms > ? OR clock_lower_ms < -?)
            """;

    private final AgroalDataSource dataSource;
    private final RecordFindings findings;
    private final Duration tolerance;

    ClockFindings(AgroalDataSource dataSource, RecordFindings findings, DeviceConfig config) {
        this.dataSource = dataSource;
        this.findings = findings;
        this.tolerance = config.clockTolerance();
    }

    @Override
    public void follow(List<ReceivedEvent<VerificationFacts>> events) {
        Object[] submitted = events.stream()
                .filter(event -> event.type().equals(VerificationFacts.SUBMITTED))
                .map(event -> event.facts().verificationId())
                .distinct()
                .toArray();
        if (submitted.length > 0) {
            findings.add(find(submitted));
        }
    }

    private List<RecordFinding> find(Object[] records) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(CLOCKS)) {
            statement.setArray(1, connection.createArrayOf("uuid", records));
            statement.setLong(2, tolerance.toMillis());
            statement.setLong(3, tolerance.toMillis());
            List<RecordFinding> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(finding(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            new ClockInterval(row.getLong(3), row.getLong(4))));
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private RecordFinding finding(UUID record, String village, ClockInterval clock) {
        boolean certain = clock.isBeyond(tolerance);
        Duration least = Duration.ofMillis(clock.lowerMillis());
        Duration most = Duration.ofMillis(clock.upperMillis());
        return new RecordFinding(
                record,
                village,
                RULE,
                certain ? Severity.REVIEW : Severity.WARN,
                "visitedAt",
                Text.of(
                        "the phone's clock %s off by more than %d minutes when it sent the record"
                                .formatted(certain ? "was" : "may have been", tolerance.toMinutes()),
                        "手机发送记录时,其时钟%s偏差超过%d分钟".formatted(certain ? "" : "可能", tolerance.toMinutes())),
                "%s to %s ahead".formatted(least, most),
                "within %s".formatted(tolerance));
    }
}
