package org.anju.verification.recheck.visit;

import static org.anju.verification.recheck.StatementRunner.instant;
import static org.anju.verification.recheck.StatementRunner.uuid;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anju.common.time.ChinaTime;
import org.anju.verification.recheck.RecheckLevel;
import org.anju.verification.recheck.StatementRunner;
import org.anju.verification.recheck.visit.SubmitRecheckRequest.PhotoReference;
import org.anju.verification.record.RecordDetails;

/** What second verifiers found. All methods take part in the current transaction, and see what its scope covers. */
@ApplicationScoped
class RecheckStore {

    private static final String FIRST_RECORD = """
            SELECT secured, nullif(assurance_category, 'NONE') AS assurance_category,
                nullif(assurance_mode, 'NONE') AS assurance_mode, safety_grade, situation, details, latitude, longitude,
                accuracy_meters
            FROM verification WHERE id = ?
            """;
    private static final String ADD = """
            INSERT INTO recheck (id, task_id, sample_id, campaign_id, verification_id, household_id, village_code, level,
                reached, not_reached_reason, secured, assurance_category, assurance_mode, safety_grade, situation, visited_at,
                latitude, longitude, accuracy_meters, device_id, note, details, digest, result, severity, differences,
                recorded_by, recorded_by_name, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, decode(?, 'hex'), ?, ?, ?::jsonb,
                ?, ?, ?)
            ON CONFLICT (id) DO NOTHING
            """;
    private static final String ADD_PHOTO = """
            INSERT INTO recheck_photo (photo_id, recheck_id, village_code, slot) VALUES (?, ?, ?, ?)
            ON CONFLICT (photo_id) DO NOTHING
            """;
    /** Photos that prove a record already, or are of another household. */
    private static final String UNSUITABLE_PHOTOS = """
            SELECT photo_id FROM evidence
            WHERE photo_id = ANY (?::uuid[]) AND (verification_id IS NOT NULL OR household_id <> ?)
            """;

    private static final String COLUMNS = """
            SELECT r.*, encode(r.digest, 'hex') AS digest_hex FROM recheck r
            """;
    private static final String FIND = COLUMNS + "WHERE r.id = ?";
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String PAGE = COLUMNS + """
            WHERE r.sample_id = ? AND (?::text IS NULL OR r.recorded_by = ?) AND r.id > ? ORDER BY r.id LIMIT ?
            """;
    private static final String UNSETTLED = COLUMNS + """
            WHERE r.sample_id = ? AND r.village_code BETWEEN ? AND ? AND r.result = 'DIFFERS' AND r.settled_at IS NULL
            ORDER BY r.id FOR UPDATE
            """;
    private static final String VAIN_VISITS = "SELECT visited_at FROM recheck WHERE task_id = ? AND NOT reached";
    private static final String PHOTOS = """
            SELECT p.photo_id, p.slot, e.stored_at FROM recheck_photo p
            LEFT JOIN evidence e ON e.photo_id = p.photo_id AND e.household_id = ?
            WHERE p.recheck_id = ? ORDER BY p.photo_id
            """;
    private static final String SETTLE = """
            UPDATE recheck SET version = ?, settlement = ?, settlement_note = ?, settled_by = ?, settled_by_name = ?,
                settled_at = ?, problem_id = ?
            WHERE id = ?
            """;
    private static final String STANDING = "SELECT standing, state FROM verification WHERE id = ?";

    private final StatementRunner statements;

    RecheckStore(StatementRunner statements) {
        this.statements = statements;
    }

    /** Where a record stands among those of its household, and how far it has come. */
    record Place(String standing, String state) {}

    Content firstRecord(UUID verification) {
        return statements.first(FIRST_RECORD, this::content, verification).orElseThrow();
    }

    Optional<Place> placeOf(UUID verification) {
        return statements.first(STANDING, row -> new Place(row.getString(1), row.getString(2)), verification);
    }

    /** @return false when the id is taken */
    boolean add(StoredRecheck recheck) {
        Content.Point point = recheck.point();
        return statements.update(
                        ADD,
                        recheck.id(),
                        recheck.taskId(),
                        recheck.sampleId(),
                        recheck.campaignId(),
                        recheck.verificationId(),
                        recheck.householdId(),
                        recheck.villageCode(),
                        recheck.level(),
                        recheck.reached(),
                        recheck.notReachedReason(),
                        recheck.secured(),
                        recheck.assuranceCategory(),
                        recheck.assuranceMode(),
                        recheck.safetyGrade(),
                        recheck.situation(),
                        recheck.visitedAt(),
                        point == null ? null : point.latitude(),
                        point == null ? null : point.longitude(),
                        point == null ? null : point.accuracyMeters(),
                        recheck.deviceId(),
                        recheck.note(),
                        recheck.details() == null ? null : statements.toJson(recheck.details()),
                        recheck.digest(),
                        recheck.result(),
                        recheck.severity(),
                        statements.toJson(recheck.differences()),
                        recheck.recordedBy(),
                        recheck.recordedByName(),
                        recheck.recordedAt())
                == 1;
    }

    /** @return false when it proves another recheck */
    boolean addPhoto(StoredRecheck recheck, PhotoReference photo) {
        return statements.update(ADD_PHOTO, photo.photoId(), recheck.id(), recheck.villageCode(), photo.slot()) == 1;
    }

    List<UUID> unsuitablePhotos(List<UUID> photos, UUID household) {
        return statements.query(UNSUITABLE_PHOTOS, row -> uuid(row, "photo_id"), photos, household);
    }

    Optional<StoredRecheck> find(UUID id) {
        return statements.first(FIND, this::recheck, id);
    }

    Optional<StoredRecheck> lock(UUID id) {
        return statements.first(LOCK, this::recheck, id);
    }

    /** @param recordedBy null for everybody's */
    List<StoredRecheck> page(UUID sample, String recordedBy, UUID after, int limit) {
        return statements.query(PAGE, this::recheck, sample, recordedBy, recordedBy, after, limit);
    }

    List<StoredRecheck> lockUnsettled(UUID sample, String firstVillage, String lastVillage) {
        return statements.query(UNSETTLED, this::recheck, sample, firstVillage, lastVillage);
    }

    /** On how many days, in China's time, the household was looked for in vain, that of the given visit included. */
    int vainDays(UUID task, Instant visit) {
        Set<LocalDate> days = new HashSet<>();
        days.add(ChinaTime.dayOf(visit));
        statements.query(VAIN_VISITS, row -> instant(row, "visited_at"), task).stream()
                .map(ChinaTime::dayOf)
                .forEach(days::add);
        return days.size();
    }

    List<RecheckResponse.Photo> photos(StoredRecheck recheck) {
        return statements.query(
                PHOTOS,
                row -> new RecheckResponse.Photo(
                        uuid(row, "photo_id"), row.getString("slot"), instant(row, "stored_at")),
                recheck.householdId(),
                recheck.id());
    }

    void settle(StoredRecheck recheck) {
        StoredRecheck.Settled settled = recheck.settled();
        statements.update(
                SETTLE,
                recheck.version(),
                settled.settlement(),
                settled.note(),
                settled.by(),
                settled.byName(),
                settled.at(),
                settled.problemId(),
                recheck.id());
    }

    private Content content(ResultSet row) throws SQLException {
        return new Content(
                row.getBoolean("secured"),
                row.getString("assurance_category"),
                row.getString("assurance_mode"),
                row.getString("safety_grade"),
                row.getString("situation"),
                details(row),
                point(row));
    }

    private RecordDetails details(ResultSet row) throws SQLException {
        String text = row.getString("details");
        return text == null ? null : statements.fromJson(text, new TypeReference<RecordDetails>() {});
    }

    private static Content.Point point(ResultSet row) throws SQLException {
        Double latitude = row.getObject("latitude", Double.class);
        return latitude == null
                ? null
                : new Content.Point(
                        latitude, row.getDouble("longitude"), row.getObject("accuracy_meters", Double.class));
    }

    private StoredRecheck recheck(ResultSet row) throws SQLException {
        String severity = row.getString("severity");
        return new StoredRecheck(
                uuid(row, "id"),
                row.getLong("version"),
                uuid(row, "task_id"),
                uuid(row, "sample_id"),
                uuid(row, "campaign_id"),
                uuid(row, "verification_id"),
                uuid(row, "household_id"),
                row.getString("village_code"),
                RecheckLevel.valueOf(row.getString("level")),
                row.getBoolean("reached"),
                row.getString("not_reached_reason"),
                row.getObject("secured", Boolean.class),
                row.getString("assurance_category"),
                row.getString("assurance_mode"),
                row.getString("safety_grade"),
                row.getString("situation"),
                instant(row, "visited_at"),
                point(row),
                row.getString("device_id"),
                row.getString("note"),
                details(row),
                row.getString("digest_hex"),
                Result.valueOf(row.getString("result")),
                severity == null ? null : Severity.valueOf(severity),
                statements.fromJson(row.getString("differences"), new TypeReference<List<Difference>>() {}),
                row.getString("recorded_by"),
                row.getString("recorded_by_name"),
                instant(row, "recorded_at"),
                settled(row));
    }

    private static StoredRecheck.Settled settled(ResultSet row) throws SQLException {
        String settlement = row.getString("settlement");
        return settlement == null
                ? null
                : new StoredRecheck.Settled(
                        Settlement.valueOf(settlement),
                        row.getString("settlement_note"),
                        row.getString("settled_by"),
                        row.getString("settled_by_name"),
                        instant(row, "settled_at"),
                        uuid(row, "problem_id"));
    }
}
