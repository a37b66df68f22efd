package org.anju.verification.submission;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.UUID;
import org.anju.verification.clock.ClockInterval;

/** Keeps submissions that wait for something which is not known yet. */
final class Parking {

    private static final String PARK = """
            INSERT INTO parked_submission
                (id, household_id, body, digest, submitted_by, submitted_by_name, scope, received_at, waits_for_record,
                clock_lower_ms, clock_upper_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET id = EXCLUDED.id WHERE parked_submission.digest = EXCLUDED.digest
            RETURNING received_at
            """;

    private Parking() {}

    /** @param record what the submission waits for, or null where it waits for its household */
    static Outcome park(Writing writing, Submission submission, UUID record) throws SQLException {
        try (PreparedStatement statement = writing.connection().prepareStatement(PARK)) {
            statement.setObject(1, submission.id());
            statement.setObject(2, submission.request().householdId());
            statement.setString(3, new String(submission.body(), StandardCharsets.UTF_8));
            statement.setBytes(4, submission.digest());
            statement.setString(5, submission.submittedBy());
            statement.setString(6, submission.submittedByName());
            statement.setString(7, submission.scope().asSetting());
            statement.setTimestamp(8, Timestamp.from(writing.receivedAt()));
            statement.setObject(9, record);
            statement.setObject(10, RecordRows.clock(submission, ClockInterval::lowerMillis));
            statement.setObject(11, RecordRows.clock(submission, ClockInterval::upperMillis));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Outcome.parked(row.getTimestamp(1).toInstant()) : Outcome.conflict(submission);
            }
        }
    }
}
