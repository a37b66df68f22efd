package org.anju.verification.submission;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anju.verification.submission.SubmissionFindings.KnownHousehold;

/** Takes the photos that records name for them, those included that are still to come. */
final class PhotoClaims {

    /**
     * Sorted, as the consumer of photo events is, so that the two never wait for each other in a circle. What a photo shows is
     * what its record says, whatever it was declared to show.
     */
    private static final String CLAIM_PHOTOS = """
            INSERT INTO evidence AS e (photo_id, household_id, village_code, slot, verification_id)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::uuid[])
                AS t (photo_id, household_id, village_code, slot, verification_id)
            ORDER BY photo_id
            ON CONFLICT (photo_id) DO UPDATE SET verification_id = EXCLUDED.verification_id, slot = EXCLUDED.slot
                WHERE e.verification_id IS NULL AND e.problem_id IS NULL AND e.household_id = EXCLUDED.household_id
            RETURNING verification_id, photo_id, stored_at IS NOT NULL
            """;

    private static final String COMPLETE = """
            UPDATE verification SET state = 'COMPLETED', version = version + 1, completed_at = ?, state_since = ?
            WHERE id = ANY (?)
            """;

    private PhotoClaims() {}

    /**
     * @param complete the records whose photos are all stored already
     * @param elsewhere photos that belong to another record or household, by the record that names them
     */
    record Claimed(Set<UUID> complete, Map<UUID, List<UUID>> elsewhere) {}

    static Claimed claim(Writing writing, List<Submission> stored, Map<UUID, KnownHousehold> households)
            throws SQLException {
        Map<UUID, Object[]> claims = new LinkedHashMap<>();
        for (Submission submission : stored) {
            for (SubmitVerificationRequest.PhotoReference photo :
                    submission.request().photos()) {
                claims.putIfAbsent(photo.photoId(), new Object[] {
                    photo.photoId(),
                    submission.request().householdId(),
                    households.get(submission.id()).village(),
                    photo.slot(),
                    submission.id()
                });
            }
        }
        Map<UUID, Integer> missing = new HashMap<>();
        Map<UUID, List<UUID>> elsewhere = new HashMap<>();
        for (Submission submission : stored) {
            missing.put(submission.id(), submission.request().photos().size());
            elsewhere.put(submission.id(), new ArrayList<>(submission.request().photoIds()));
        }
        try (PreparedStatement statement = writing.connection().prepareStatement(CLAIM_PHOTOS)) {
            String[] types = {"uuid", "uuid", "text", "text", "uuid"};
            for (int column = 0; column < types.length; column++) {
                int index = column;
                Object[] values =
                        claims.values().stream().map(claim -> claim[index]).toArray();
                statement.setArray(column + 1, writing.connection().createArrayOf(types[column], values));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID record = row.getObject(1, UUID.class);
                    elsewhere.get(record).remove(row.getObject(2, UUID.class));
                    if (row.getBoolean(3)) {
                        missing.merge(record, -1, Integer::sum);
                    }
                }
            }
        }
        missing.values().removeIf(count -> count > 0);
        complete(writing, missing.keySet());
        return new Claimed(missing.keySet(), elsewhere);
    }

    private static void complete(Writing writing, Set<UUID> complete) throws SQLException {
        if (complete.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = writing.connection().prepareStatement(COMPLETE)) {
            statement.setTimestamp(1, Timestamp.from(writing.receivedAt()));
            statement.setTimestamp(2, Timestamp.from(writing.receivedAt()));
            statement.setArray(3, writing.uuids(complete));
            statement.executeUpdate();
        }
    }
}
