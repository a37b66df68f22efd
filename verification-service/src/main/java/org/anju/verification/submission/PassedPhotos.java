package org.anju.verification.submission;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anju.common.fact.VerificationFacts;
import org.anju.verification.record.VerificationState;

/** Frees the photos that a correction names from the records in whose place it comes, so that it can take them. */
final class PassedPhotos {

    private static final String SUPERSEDED = """
            SELECT id, replaces, revision, state FROM verification
            WHERE campaign_id = ? AND household_id = ? AND standing = 'SUPERSEDED'
            """;

    /** Sorted, as the consumer of photo events is, so that the two never wait for each other in a circle. */
    private static final String PASS_ON = """
            WITH passed AS (
                SELECT e.photo_id, e.verification_id, v.village_code, e.slot
                FROM evidence e JOIN verification v ON v.id = e.verification_id
                WHERE e.photo_id = ANY (?) AND e.verification_id = ANY (?) AND e.household_id = ?
                ORDER BY e.photo_id FOR UPDATE OF e),
            freed AS (
                UPDATE evidence e SET verification_id = NULL FROM passed p WHERE e.photo_id = p.photo_id)
            INSERT INTO passed_photo (verification_id, photo_id, village_code, slot)
            SELECT verification_id, photo_id, village_code, slot FROM passed
            ON CONFLICT DO NOTHING
            """;

    private record Superseded(UUID id, UUID replaces, int revision, boolean returned) {}

    private PassedPhotos() {}

    /** @param earlier the record that was superseded by the submission just now */
    static void passOn(Writing writing, Submission submission, VerificationFacts earlier) throws SQLException {
        Set<UUID> line = line(earlier.verificationId(), superseded(writing, earlier));
        try (PreparedStatement statement = writing.connection().prepareStatement(PASS_ON)) {
            statement.setArray(1, writing.uuids(submission.request().photoIds()));
            statement.setArray(2, writing.uuids(line));
            statement.setObject(3, earlier.householdId());
            statement.executeUpdate();
        }
    }

    /** The record, the one that it replaced, and so on. */
    private static Set<UUID> line(UUID record, Map<UUID, Superseded> superseded) {
        Set<UUID> line = new LinkedHashSet<>();
        Superseded next = superseded.get(record);
        while (next != null && line.add(next.id())) {
            next = next.replaces() == null ? returnedBefore(next, superseded) : superseded.get(next.replaces());
        }
        return line;
    }

    /** What a visit after a return took the place of without naming it. */
    private static Superseded returnedBefore(Superseded record, Map<UUID, Superseded> superseded) {
        return superseded.values().stream()
                .filter(other -> other.returned() && other.revision() == record.revision() - 1)
                .findFirst()
                .orElse(null);
    }

    private static Map<UUID, Superseded> superseded(Writing writing, VerificationFacts earlier) throws SQLException {
        Map<UUID, Superseded> superseded = new HashMap<>();
        try (PreparedStatement statement = writing.connection().prepareStatement(SUPERSEDED)) {
            statement.setObject(1, earlier.campaignId());
            statement.setObject(2, earlier.householdId());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject("id", UUID.class);
                    superseded.put(
                            id,
                            new Superseded(
                                    id,
                                    row.getObject("replaces", UUID.class),
                                    row.getInt("revision"),
                                    row.getString("state").equals(VerificationState.RETURNED.name())));
                }
            }
        }
        return superseded;
    }
}
