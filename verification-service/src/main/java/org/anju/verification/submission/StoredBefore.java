package org.anju.verification.submission;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anju.verification.submission.Receipt.Status;

/** Submissions whose ids are stored already: the same record sent again, or another one. */
final class StoredBefore {

    private static final String STORED_BEFORE = """
            SELECT v.id, v.digest, v.state, v.version, v.received_at, f.rule, f.severity, f.field, f.english, f.chinese, f.found,
                f.expected
            FROM verification v LEFT JOIN record_finding f ON f.verification_id = v.id
            WHERE v.id = ANY (?)
            ORDER BY v.id, f.id
            """;

    /** Those that were passed on count: a record that was replaced lacks nothing. */
    private static final String PHOTOS =
            "SELECT verification_id, photo_id FROM record_photo WHERE verification_id = ANY (?)";

    private StoredBefore() {}

    /** Asked again wherever a wait for others has ended: the same record may have been stored meanwhile. */
    static void recognise(Writing writing, List<Submission> left) throws SQLException {
        if (left.isEmpty()) {
            return;
        }
        Map<UUID, Submission> byId = new HashMap<>();
        left.forEach(submission -> byId.put(submission.id(), submission));
        Map<UUID, Set<UUID>> photos = photos(writing, byId.keySet());
        try (PreparedStatement statement = writing.connection().prepareStatement(STORED_BEFORE)) {
            statement.setArray(1, writing.uuids(byId.keySet()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Submission submission = byId.get(row.getObject("id", UUID.class));
                    writing.outcomes()
                            .merge(
                                    submission.id(),
                                    recognised(submission, row, photos.getOrDefault(submission.id(), Set.of())),
                                    Outcome::withFindingsOf);
                }
            }
        }
    }

    private static Map<UUID, Set<UUID>> photos(Writing writing, Set<UUID> records) throws SQLException {
        Map<UUID, Set<UUID>> photos = new HashMap<>();
        try (PreparedStatement statement = writing.connection().prepareStatement(PHOTOS)) {
            statement.setArray(1, writing.uuids(records));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    photos.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashSet<>())
                            .add(row.getObject(2, UUID.class));
                }
            }
        }
        return photos;
    }

    private static Outcome recognised(Submission submission, ResultSet row, Set<UUID> photos) throws SQLException {
        if (!Arrays.equals(row.getBytes("digest"), submission.digest())) {
            return Outcome.conflict(submission);
        }
        return Outcome.kept(
                Status.SAME,
                row.getString("state"),
                row.getLong("version"),
                row.getTimestamp("received_at").toInstant(),
                SubmissionFindings.read(row),
                submission.request().photoIds().stream()
                        .filter(photo -> !photos.contains(photo))
                        .toList());
    }
}
