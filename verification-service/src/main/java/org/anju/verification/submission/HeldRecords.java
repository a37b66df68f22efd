package org.anju.verification.submission;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.problem.Text;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.record.Standing;
import org.anju.verification.submission.HeldRecord.HeldFinding;

/** Reads what is held of records, with what is still missing, in the current JTA transaction. */
@ApplicationScoped
class HeldRecords {

    private static final String COLUMNS = """
            SELECT v.id, v.campaign_id, v.household_id, v.village_code, v.digest, v.revision, v.version, v.state, v.standing,
                v.replaces, v.submitted_by_name, v.device_id, v.received_at, v.photo_count
            FROM verification v
            """;
    private static final String BY_ID = COLUMNS + "WHERE v.id = ANY (?)";
    private static final String OF_VILLAGE =
            COLUMNS + "WHERE v.village_code = ? AND v.campaign_id = ? AND v.id > ? ORDER BY v.id LIMIT ?";
    private static final String PHOTOS = """
            SELECT e.verification_id, e.photo_id, e.stored_at IS NOT NULL AND e.household_id = v.household_id AS stored
            FROM record_photo e JOIN verification v ON v.id = e.verification_id
            WHERE e.verification_id = ANY (?) ORDER BY e.photo_id
            """;
    private static final String FINDINGS = """
            SELECT verification_id, rule, severity, field, english, chinese FROM record_finding
            WHERE verification_id = ANY (?) AND settled_at IS NULL ORDER BY id
            """;

    private final AgroalDataSource dataSource;

    HeldRecords(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    Map<UUID, HeldRecord> byId(Collection<UUID> ids, List<Locale> languages) {
        Map<UUID, HeldRecord> held = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(BY_ID)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            read(connection, statement, languages).forEach(record -> held.put(record.id(), record));
            return held;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** Of everybody, whatever became of them, in the order of their ids. */
    List<HeldRecord> ofVillage(UUID campaignId, String village, UUID after, int limit, List<Locale> languages) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(OF_VILLAGE)) {
            statement.setString(1, village);
            statement.setObject(2, campaignId);
            statement.setObject(3, after);
            statement.setInt(4, limit);
            return read(connection, statement, languages);
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private record Photos(int claimed, List<UUID> missing) {

        private static final Photos NONE = new Photos(0, List.of());

        private Photos and(UUID photo, boolean stored) {
            List<UUID> all = new ArrayList<>(missing);
            if (!stored) {
                all.add(photo);
            }
            return new Photos(claimed + 1, all);
        }
    }

    private static List<HeldRecord> read(Connection connection, PreparedStatement statement, List<Locale> languages)
            throws SQLException {
        List<HeldRecord> bare = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                bare.add(bare(row));
            }
        }
        Object[] ids = bare.stream().map(HeldRecord::id).toArray();
        Map<UUID, Photos> photos = photos(connection, ids);
        Map<UUID, List<HeldFinding>> findings = findings(connection, ids, languages);
        return bare.stream()
                .map(record -> with(
                        record,
                        photos.getOrDefault(record.id(), Photos.NONE),
                        findings.getOrDefault(record.id(), List.of())))
                .toList();
    }

    private static HeldRecord bare(ResultSet row) throws SQLException {
        return new HeldRecord(
                row.getObject("id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getObject("household_id", UUID.class),
                row.getString("village_code"),
                HexFormat.of().formatHex(row.getBytes("digest")),
                row.getInt("revision"),
                row.getLong("version"),
                row.getString("state"),
                Standing.valueOf(row.getString("standing")),
                row.getObject("replaces", UUID.class),
                row.getString("submitted_by_name"),
                row.getString("device_id"),
                row.getTimestamp("received_at").toInstant(),
                row.getInt("photo_count"),
                0,
                List.of(),
                List.of());
    }

    private static HeldRecord with(HeldRecord record, Photos photos, List<HeldFinding> findings) {
        return new HeldRecord(
                record.id(),
                record.campaignId(),
                record.householdId(),
                record.villageCode(),
                record.digest(),
                record.revision(),
                record.version(),
                record.state(),
                record.standing(),
                record.replaces(),
                record.submittedBy(),
                record.deviceId(),
                record.receivedAt(),
                record.photoCount(),
                record.photoCount() - photos.claimed(),
                photos.missing(),
                findings);
    }

    private static Map<UUID, Photos> photos(Connection connection, Object[] ids) throws SQLException {
        Map<UUID, Photos> photos = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(PHOTOS)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID photo = row.getObject(2, UUID.class);
                    boolean stored = row.getBoolean(3);
                    photos.merge(
                            row.getObject(1, UUID.class),
                            Photos.NONE.and(photo, stored),
                            (before, one) -> before.and(photo, stored));
                }
            }
        }
        return photos;
    }

    private static Map<UUID, List<HeldFinding>> findings(Connection connection, Object[] ids, List<Locale> languages)
            throws SQLException {
        Map<UUID, List<HeldFinding>> findings = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FINDINGS)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Text message = Text.of(row.getString("english"), row.getString("chinese"));
                    findings.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                            .add(new HeldFinding(
                                    row.getString("rule"),
                                    Severity.valueOf(row.getString("severity")),
                                    row.getString("field"),
                                    message.in(languages)));
                }
            }
        }
        return findings;
    }
}
