package org.anju.verification.review.timeline;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.verification.record.Returned;
import org.anju.verification.review.timeline.TimelineEntry.Finding;

/** Gathers what the tables know of a record's life. */
@ApplicationScoped
class TimelineReader {

    private static final String STEPS = """
            SELECT step, acted_at, acted_by_name, CASE WHEN to_state <> from_state THEN to_state END AS state, reason, note,
                other_record
            FROM timeline_entry WHERE verification_id = ? ORDER BY id
            """;
    private static final String PHOTOS = """
            SELECT photo_id, slot, stored_at, rejected_at, rejected_for FROM record_photo WHERE verification_id = ?
            """;
    private static final String FINDINGS = """
            SELECT id, rule, severity, field, english, chinese, found_at, settled_at, settled_by_name, settled_note
            FROM record_finding WHERE verification_id = ? ORDER BY id
            """;
    private final AgroalDataSource dataSource;

    TimelineReader(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @FunctionalInterface
    private interface Reading {
        void read(ResultSet row) throws SQLException;
    }

    /** In no order. */
    List<TimelineEntry> entries(UUID record) {
        List<TimelineEntry> entries = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            each(connection, STEPS, record, row -> entries.add(step(row)));
            each(connection, PHOTOS, record, row -> photo(row, entries));
            each(connection, FINDINGS, record, row -> finding(row, entries));
            return entries;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static void each(Connection connection, String sql, UUID record, Reading reading) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, record);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reading.read(row);
                }
            }
        }
    }

    private static TimelineEntry step(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new TimelineEntry(
                row.getTimestamp("acted_at").toInstant(),
                TimelineStep.of(row.getString("step")),
                row.getString("acted_by_name"),
                row.getString("state"),
                reason == null ? null : Returned.Reason.listOf(reason),
                row.getString("note"),
                row.getObject("other_record", UUID.class),
                null,
                null);
    }

    private static void photo(ResultSet row, List<TimelineEntry> entries) throws SQLException {
        UUID id = row.getObject("photo_id", UUID.class);
        String slot = row.getString("slot");
        Timestamp storedAt = row.getTimestamp("stored_at");
        if (storedAt != null) {
            entries.add(TimelineEntry.ofPhoto(
                    storedAt.toInstant(), TimelineStep.PHOTO_STORED, new TimelineEntry.Photo(id, slot, null)));
        }
        Timestamp rejectedAt = row.getTimestamp("rejected_at");
        if (rejectedAt != null) {
            String reason = row.getString("rejected_for");
            entries.add(TimelineEntry.ofPhoto(
                    rejectedAt.toInstant(), TimelineStep.PHOTO_REJECTED, new TimelineEntry.Photo(id, slot, reason)));
        }
    }

    private static void finding(ResultSet row, List<TimelineEntry> entries) throws SQLException {
        Finding finding = new Finding(
                row.getLong("id"),
                row.getString("rule"),
                row.getString("severity"),
                row.getString("field"),
                row.getString("english"),
                row.getString("chinese"));
        entries.add(TimelineEntry.ofFinding(
                row.getTimestamp("found_at").toInstant(), TimelineStep.FINDING_FOUND, null, null, finding));
        Timestamp settledAt = row.getTimestamp("settled_at");
        if (settledAt != null) {
            entries.add(TimelineEntry.ofFinding(
                    settledAt.toInstant(),
                    TimelineStep.FINDING_SETTLED,
                    row.getString("settled_by_name"),
                    row.getString("settled_note"),
                    finding));
        }
    }
}
