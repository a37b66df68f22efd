package org.anju.verification.rectification;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;

/** The photos that show a problem before and after it was put right, whichever of photo and rectification comes first. */
@ApplicationScoped
public class ProblemPhotos {

    public static final String BEFORE = "PROBLEM_BEFORE";
    public static final String AFTER = "PROBLEM_AFTER";

    /** Sorted, as the consumer of photo events is, so that the two never wait for each other in a circle. */
    private static final String CLAIM = """
            INSERT INTO evidence AS e (photo_id, household_id, village_code, slot, problem_id, rectification_id)
            SELECT t.photo_id, ?, ?, t.slot, ?, ? FROM unnest(?::uuid[], ?::text[]) AS t (photo_id, slot)
            ORDER BY t.photo_id
            ON CONFLICT (photo_id) DO UPDATE
                SET problem_id = EXCLUDED.problem_id, rectification_id = EXCLUDED.rectification_id
                WHERE e.household_id = EXCLUDED.household_id AND e.slot = EXCLUDED.slot
                    AND e.verification_id IS NULL
                    AND (e.problem_id IS NULL OR e.problem_id = EXCLUDED.problem_id)
                    AND (e.stored_at IS NOT NULL OR e.rejected_reason IS NULL)
            RETURNING photo_id
            """;

    private static final String STORED = """
            SELECT count(*) FROM evidence
            WHERE problem_id = ? AND rectification_id = ? AND household_id = ? AND stored_at IS NOT NULL
            """;

    private static final String PROBLEMS =
            "SELECT DISTINCT problem_id FROM evidence WHERE photo_id = ANY (?) AND problem_id IS NOT NULL";

    private static final String OF_PROBLEM = """
            SELECT photo_id, slot, stored_at, rejected_reason, rectification_id FROM evidence
            WHERE problem_id = ? ORDER BY photo_id
            """;

    private final AgroalDataSource dataSource;

    ProblemPhotos(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param storedAt null while it is on its way */
    public record ProblemPhoto(
            UUID photoId, String slot, Instant storedAt, String rejectedReason, UUID rectificationId) {}

    /**
     * Takes photos for a rectification in the current transaction; nobody takes or stores them meanwhile.
     *
     * @param scope of the caller, to which the transaction is restricted again
     */
    public void claim(
            Problem problem, UUID rectification, Collection<UUID> before, Collection<UUID> after, RegionScope scope) {
        List<UUID> photos = new ArrayList<>(before);
        photos.addAll(after);
        List<String> slots = new ArrayList<>();
        before.forEach(photo -> slots.add(BEFORE));
        after.forEach(photo -> slots.add(AFTER));
        requireDistinct(photos);
        Set<UUID> refused = new HashSet<>(photos);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            // Looking wider than the caller may: a photo of another region is to be refused like any that does not fit.
            RowSecurity.restrict(connection, RegionScope.everything());
            statement.setObject(1, problem.found().householdId());
            statement.setString(2, problem.found().villageCode());
            statement.setObject(3, problem.id());
            statement.setObject(4, rectification);
            statement.setArray(5, connection.createArrayOf("uuid", photos.toArray()));
            statement.setArray(6, connection.createArrayOf("text", slots.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    refused.remove(row.getObject(1, UUID.class));
                }
            }
            RowSecurity.restrict(connection, scope);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
        if (!refused.isEmpty()) {
            throw ProblemRefusals.photosUnsuitable(refused);
        }
    }

    private static void requireDistinct(List<UUID> photos) {
        Set<UUID> seen = new HashSet<>();
        List<UUID> twice = photos.stream().filter(photo -> !seen.add(photo)).toList();
        if (!twice.isEmpty()) {
            throw ProblemRefusals.photoTwice(twice);
        }
    }

    /** Whether each photo of the present rectification is stored. */
    public boolean areComplete(Problem problem) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(STORED)) {
            statement.setObject(1, problem.id());
            statement.setObject(2, problem.rectificationId());
            statement.setObject(3, problem.found().householdId());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1) == problem.photoCount();
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** The problems for which any of the photos was taken. */
    public List<UUID> problemsWith(Collection<UUID> photos) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(PROBLEMS)) {
            statement.setArray(1, connection.createArrayOf("uuid", photos.toArray()));
            List<UUID> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Of earlier rectifications too. */
    public List<ProblemPhoto> of(UUID problem) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(OF_PROBLEM)) {
            statement.setObject(1, problem);
            List<ProblemPhoto> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(photo(row));
                }
            }
            return found;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static ProblemPhoto photo(ResultSet row) throws SQLException {
        Timestamp storedAt = row.getTimestamp("stored_at");
        return new ProblemPhoto(
                row.getObject("photo_id", UUID.class),
                row.getString("slot"),
                storedAt == null ? null : storedAt.toInstant(),
                row.getString("rejected_reason"),
                row.getObject("rectification_id", UUID.class));
    }
}
