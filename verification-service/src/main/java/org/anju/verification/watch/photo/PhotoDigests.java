package org.anju.verification.watch.photo;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.anju.common.database.DatabaseException;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.PhotoFacts;
import org.anju.verification.evidence.PhotoFollower;
import org.anju.verification.watch.Subject;
import org.anju.verification.watch.WatchQueue;

/** Keeps the digests of stored photos, and when they were taken. */
@ApplicationScoped
class PhotoDigests implements PhotoFollower {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

    private static final String ADD = """
            INSERT INTO photo_digest (photo_id, household_id, village_code, sha256, captured_at)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::bytea[], ?::timestamptz[])
                AS t (photo_id, household_id, village_code, sha256, captured_at)
            ORDER BY photo_id
            ON CONFLICT DO NOTHING
            """;

    private final AgroalDataSource dataSource;
    private final WatchQueue queue;

    PhotoDigests(AgroalDataSource dataSource, WatchQueue queue) {
        this.dataSource = dataSource;
        this.queue = queue;
    }

    @Override
    public void follow(List<ReceivedEvent<PhotoFacts>> events) {
        Map<UUID, PhotoFacts> stored = new LinkedHashMap<>();
        events.stream()
                .filter(event -> event.type().equals(PhotoFacts.STORED))
                .map(ReceivedEvent::facts)
                .filter(photo -> photo.sha256() != null
                        && SHA_256.matcher(photo.sha256()).matches())
                .forEach(photo -> stored.put(photo.photoId(), photo));
        if (stored.isEmpty()) {
            return;
        }
        add(stored.values());
        queue.add(Subject.PHOTO, stored.keySet());
    }

    private void add(Collection<PhotoFacts> photos) {
        byte[][] digests = photos.stream()
                .map(photo -> HexFormat.of().parseHex(photo.sha256()))
                .toArray(byte[][]::new);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            bind(connection, statement, 1, "uuid", photos, PhotoFacts::photoId);
            bind(connection, statement, 2, "uuid", photos, PhotoFacts::householdId);
            bind(connection, statement, 3, "text", photos, PhotoFacts::villageCode);
            statement.setArray(4, connection.createArrayOf("bytea", digests));
            bind(connection, statement, 5, "timestamptz", photos, PhotoDigests::capturedAt);
            statement.executeUpdate();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static Timestamp capturedAt(PhotoFacts photo) {
        return photo.capturedAt() == null ? null : Timestamp.from(photo.capturedAt());
    }

    private static void bind(
            Connection connection,
            PreparedStatement statement,
            int position,
            String type,
            Collection<PhotoFacts> photos,
            Function<PhotoFacts, Object> column)
            throws SQLException {
        statement.setArray(
                position,
                connection.createArrayOf(type, photos.stream().map(column).toArray()));
    }
}
