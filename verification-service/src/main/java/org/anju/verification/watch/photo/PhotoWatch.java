package org.anju.verification.watch.photo;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.problem.Text;
import org.anju.verification.record.Comparison.Kind;
import org.anju.verification.rule.RuleSets;
import org.anju.verification.rule.StreamCheck;
import org.anju.verification.watch.Change;
import org.anju.verification.watch.Observation;
import org.anju.verification.watch.Observations;
import org.anju.verification.watch.Watcher;

/**
 * One photo file in the records of two households, be it of different campaigns: each of their records is found. Households
 * that a split or merge links are no exception, because household events do not tell of the link; but where the rule set
 * exempts a record's situation, such as SPLIT_OR_MERGED, neither it nor who shares its photo is found.
 */
@ApplicationScoped
class PhotoWatch implements Watcher {

    private static final Kind KIND = new Kind(StreamCheck.SAME_PHOTO.rule(), "photos");

    /** Kept with the photos, so that a record that comes later need not ask for each of its photos' digests. */
    private static final String SHARE = """
            UPDATE photo_digest SET shared = true
            WHERE NOT shared AND sha256 IN (
                SELECT p.sha256 FROM photo_digest p
                WHERE p.photo_id = ANY (?) AND EXISTS (
                    SELECT FROM photo_digest o WHERE o.sha256 = p.sha256 AND o.household_id <> p.household_id))
            """;
    /** The records with a photo that shares its digest with a changed photo, or with one of a changed record. */
    private static final String CONCERNED = """
            WITH digest AS (
                SELECT p.sha256 FROM photo_digest p WHERE p.photo_id = ANY (?) AND p.shared
                UNION
                SELECT p.sha256 FROM evidence e JOIN photo_digest p ON p.photo_id = e.photo_id AND p.shared
                WHERE e.verification_id = ANY (?))
            SELECT DISTINCT e.verification_id
            FROM digest d
            JOIN photo_digest p ON p.sha256 = d.sha256
            JOIN evidence e ON e.photo_id = p.photo_id
            WHERE e.verification_id IS NOT NULL
            """;
    /** Those of them that count, and share a photo with another household's record that counts. */
    private static final String SHARING = """
            SELECT v.id, v.village_code, string_agg(DISTINCT e.slot, ', ' ORDER BY e.slot) AS slots
            FROM verification v
            JOIN evidence e ON e.verification_id = v.id
            JOIN photo_digest p ON p.photo_id = e.photo_id AND p.shared
            WHERE v.id = ANY (?) AND v.standing IN ('STANDING', 'COMPETING') AND EXISTS (
                SELECT FROM photo_digest o
                JOIN evidence oe ON oe.photo_id = o.photo_id
                JOIN verification ov ON ov.id = oe.verification_id
                JOIN campaign oc ON oc.id = ov.campaign_id
                WHERE o.sha256 = p.sha256 AND ov.household_id <> v.household_id
                    AND ov.standing IN ('STANDING', 'COMPETING')
                    AND (ov.situation IS NULL
                        OR (oc.rule_set, ov.situation) NOT IN (SELECT * FROM unnest(?::text[], ?::text[]))))
            GROUP BY v.id, v.village_code
            """;
    /** Changed records that passed photos on to a correction: what was found in them is to cease. */
    private static final String PASSED_ON =
            "SELECT DISTINCT verification_id FROM passed_photo WHERE verification_id = ANY (?)";

    private final AgroalDataSource dataSource;
    private final RuleSets ruleSets;

    PhotoWatch(AgroalDataSource dataSource, RuleSets ruleSets) {
        this.dataSource = dataSource;
        this.ruleSets = ruleSets;
    }

    @Override
    public void look(Change change, Observations observations) {
        if (change.photos().isEmpty() && change.records().isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            share(connection, change.photos());
            Set<UUID> records = concerned(connection, change.photos(), change.records());
            if (!records.isEmpty()) {
                judge(connection, records, observations);
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static void share(Connection connection, Collection<UUID> photos) throws SQLException {
        if (photos.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(SHARE)) {
            statement.setArray(1, connection.createArrayOf("uuid", photos.toArray()));
            statement.executeUpdate();
        }
    }

    private static Set<UUID> concerned(Connection connection, Collection<UUID> photos, Collection<UUID> records)
            throws SQLException {
        Set<UUID> concerned = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(CONCERNED)) {
            statement.setArray(1, connection.createArrayOf("uuid", photos.toArray()));
            statement.setArray(2, connection.createArrayOf("uuid", records.toArray()));
            addTo(concerned, statement);
        }
        try (PreparedStatement statement = connection.prepareStatement(PASSED_ON)) {
            statement.setArray(1, connection.createArrayOf("uuid", records.toArray()));
            addTo(concerned, statement);
        }
        return concerned;
    }

    private static void addTo(Set<UUID> concerned, PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                concerned.add(row.getObject(1, UUID.class));
            }
        }
    }

    private void judge(Connection connection, Set<UUID> records, Observations observations) throws SQLException {
        observations.lookedAt(KIND, records);
        try (PreparedStatement statement = connection.prepareStatement(SHARING)) {
            statement.setArray(1, connection.createArrayOf("uuid", records.toArray()));
            List<Exemption> exemptions = exemptions();
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", exemptions.stream().map(Exemption::ruleSet).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            exemptions.stream().map(Exemption::situation).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    observations.saw(finding(
                            row.getObject("id", UUID.class), row.getString("village_code"), row.getString("slots")));
                }
            }
        }
    }

    private record Exemption(String ruleSet, String situation) {}

    /** Of all sets: whose photo it is may be told by a record of another campaign. */
    private List<Exemption> exemptions() {
        return ruleSets.publishedIds().stream()
                .flatMap(id -> ruleSets.compiled(id).serverCheck(StreamCheck.SAME_PHOTO).stream()
                        .flatMap(check -> check.exemptSituations().stream())
                        .map(situation -> new Exemption(id, situation)))
                .toList();
    }

    private static Observation finding(UUID record, String village, String slots) {
        return new Observation(
                StreamCheck.SAME_PHOTO,
                KIND,
                record,
                village,
                false,
                Text.of(
                        "the same photo file is used for another household as well (%s)".formatted(slots),
                        "同一照片文件也用于另一户(%s)".formatted(slots)),
                slots,
                null);
    }
}
