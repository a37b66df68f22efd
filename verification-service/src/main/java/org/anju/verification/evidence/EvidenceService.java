package org.anju.verification.evidence;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.anju.common.database.DatabaseException;
import org.anju.common.event.Outbox;
import org.anju.common.event.OutgoingEvent;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.PhotoFacts;
import org.anju.common.fact.VerificationFacts;
import org.anju.verification.record.RecordEvents;
import org.anju.verification.record.RecordFacts;

/** Matches stored photos with the records that name them; a record whose last photo is stored is completed. */
@ApplicationScoped
class EvidenceService {

    /**
     * Sorted, as submissions claim their photos, so that the two never wait for each other in a circle. What a record's photo
     * shows is what the record says, and stays so. A problem's photo has none to tell it: it must have been declared for just
     * that.
     */
    private static final String TAKE_PHOTOS = """
            INSERT INTO evidence AS e (photo_id, household_id, village_code, slot, stored_at, rejected_reason)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
                AS t (photo_id, household_id, village_code, slot, stored_at, rejected_reason)
            ORDER BY photo_id
            ON CONFLICT (photo_id) DO UPDATE
                SET stored_at = coalesce(e.stored_at, EXCLUDED.stored_at), rejected_reason = EXCLUDED.rejected_reason
                WHERE e.household_id = EXCLUDED.household_id AND (e.problem_id IS NULL OR e.slot = EXCLUDED.slot)
            RETURNING verification_id
            """;

    private static final String COMPLETE = """
            UPDATE verification v SET state = 'COMPLETED', version = version + 1, completed_at = ?, state_since = ?
            WHERE v.id = ANY (?) AND v.state = 'SUBMITTED' AND v.photo_count = (
                SELECT count(*) FROM evidence e
                WHERE e.verification_id = v.id AND e.household_id = v.household_id AND e.stored_at IS NOT NULL)
            RETURNING %s
            """.formatted(RecordFacts.COLUMNS);

    private final AgroalDataSource dataSource;
    private final Outbox outbox;
    private final RecordEvents told;
    private final Clock clock;

    EvidenceService(AgroalDataSource dataSource, Outbox outbox, RecordEvents told, Clock clock) {
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.told = told;
        this.clock = clock;
    }

    void take(List<ReceivedEvent<PhotoFacts>> events) {
        Map<UUID, PhotoFacts> newest = new LinkedHashMap<>();
        events.forEach(event -> newest.merge(
                event.facts().photoId(),
                event.facts(),
                (held, other) -> other.version() > held.version() ? other : held));
        try (Connection connection = dataSource.getConnection()) {
            Set<UUID> touched = takePhotos(connection, List.copyOf(newest.values()));
            if (!touched.isEmpty()) {
                outbox.append(complete(connection, touched));
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static Set<UUID> takePhotos(Connection connection, List<PhotoFacts> photos) throws SQLException {
        Set<UUID> touched = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(TAKE_PHOTOS)) {
            statement.setArray(1, connection.createArrayOf("uuid", column(photos, PhotoFacts::photoId)));
            statement.setArray(2, connection.createArrayOf("uuid", column(photos, PhotoFacts::householdId)));
            statement.setArray(3, connection.createArrayOf("text", column(photos, PhotoFacts::villageCode)));
            statement.setArray(4, connection.createArrayOf("text", column(photos, PhotoFacts::slot)));
            statement.setArray(
                    5, connection.createArrayOf("timestamptz", column(photos, photo -> timestamp(photo.storedAt()))));
            statement.setArray(6, connection.createArrayOf("text", column(photos, PhotoFacts::reason)));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID verification = row.getObject(1, UUID.class);
                    if (verification != null) {
                        touched.add(verification);
                    }
                }
            }
        }
        return touched;
    }

    private List<OutgoingEvent> complete(Connection connection, Set<UUID> touched) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<OutgoingEvent> events = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COMPLETE)) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setArray(3, connection.createArrayOf("uuid", touched.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(told.of(VerificationFacts.COMPLETED, RecordFacts.read(row), now));
                }
            }
        }
        return events;
    }

    private static Object[] column(List<PhotoFacts> photos, Function<PhotoFacts, Object> value) {
        return photos.stream().map(value).toArray();
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
