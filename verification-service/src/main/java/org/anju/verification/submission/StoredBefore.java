package org.anju.verification.submission;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private StoredBefore() {}

    /** Asked again wherever a wait for others has ended: the same record may have been stored meanwhile. */
    static void recognise(Writing writing, List<Submission> left) throws SQLException {
        if (left.isEmpty()) {
            return;
        }
        Map<UUID, Submission> byId = new HashMap<>();
        left.forEach(submission -> byId.put(submission.id(), submission));
        try (PreparedStatement statement = writing.connection().prepareStatement(STORED_BEFORE)) {
            statement.setArray(1, writing.uuids(byId.keySet()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Submission submission = byId.get(row.getObject("id", UUID.class));
                    writing.outcomes().merge(submission.id(), recognised(submission, row), Outcome::withFindingsOf);
                }
            }
        }
    }

    private static Outcome recognised(Submission submission, ResultSet row) throws SQLException {
        if (!Arrays.equals(row.getBytes("digest"), submission.digest())) {
            return Outcome.conflict(submission);
        }
        return Outcome.kept(
                Status.SAME,
                row.getString("state"),
                row.getLong("version"),
                row.getTimestamp("received_at").toInstant(),
                SubmissionFindings.read(row));
    }
}
