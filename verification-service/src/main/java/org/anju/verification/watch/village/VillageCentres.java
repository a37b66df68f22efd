package org.anju.verification.watch.village;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anju.common.database.DatabaseException;
import org.anju.common.problem.Text;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.record.Comparison.Kind;
import org.anju.verification.rule.StreamCheck;
import org.anju.verification.watch.Observation;
import org.anju.verification.watch.Observations;
import org.anju.verification.watch.WatchParameters;

/**
 * Learns where the houses of villages lie, and finds records that were made far away from there. Households that live elsewhere,
 * by their way of assurance or by a situation that the rule set exempts, are left out. Each record moves its
 * village's centre a little and with it every other's distance; so villages are taken up once in a while, not for each record.
 */
@ApplicationScoped
class VillageCentres {

    private static final StreamCheck CHECK = StreamCheck.FAR_FROM_VILLAGE;
    static final Kind KIND = new Kind(CHECK.rule(), "position.distance");

    /** Two instances take different villages; one that changes meanwhile is due again when this transaction ends. */
    private static final String TAKE = """
            UPDATE village_centre c SET due = false
            FROM (SELECT campaign_id, village_code FROM village_centre WHERE due
                ORDER BY campaign_id, village_code LIMIT ? FOR UPDATE SKIP LOCKED) next
            WHERE c.campaign_id = next.campaign_id AND c.village_code = next.village_code
            RETURNING c.campaign_id, c.village_code
            """;
    /** The median of both coordinates: up to half of the points may be wrong, and move it hardly at all. */
    private static final String LEARN = """
            UPDATE village_centre c SET latitude = learned.latitude, longitude = learned.longitude, points = learned.points
            FROM (
                SELECT village.code, count(v.id) AS points,
                    percentile_cont(0.5) WITHIN GROUP (ORDER BY v.latitude) AS latitude,
                    percentile_cont(0.5) WITHIN GROUP (ORDER BY v.longitude) AS longitude
                FROM unnest(?::text[]) AS village (code)
                LEFT JOIN verification v ON v.village_code = village.code AND v.campaign_id = ? AND v.standing = 'STANDING'
                    AND v.state <> 'RETURNED' AND v.latitude IS NOT NULL AND coalesce(v.accuracy_meters, 0) <= ?
                    AND v.assurance_mode <> ALL (?) AND (v.situation IS NULL OR v.situation <> ALL (?))
                GROUP BY village.code) learned
            WHERE c.campaign_id = ? AND c.village_code = learned.code
            """;
    /** Records in which it is found now, or was found before. */
    private static final String JUDGED = """
            SELECT j.id, j.village_code, j.meters, j.far
            FROM (
                SELECT v.id, v.village_code, distance_meters(v.latitude, v.longitude, c.latitude, c.longitude) AS meters,
                    c.points >= ? AND v.standing IN ('STANDING', 'COMPETING')
                        AND v.assurance_mode <> ALL (?)
                        AND distance_meters(v.latitude, v.longitude, c.latitude, c.longitude) > ? AS far
                FROM village_centre c
                JOIN verification v ON v.village_code = c.village_code AND v.campaign_id = c.campaign_id
                WHERE c.campaign_id = ? AND c.village_code = ANY (?)) j
            WHERE j.far OR EXISTS (
                SELECT FROM record_finding f
                WHERE f.verification_id = j.id AND f.rule = ? AND f.field = ? AND f.holds)
            """;

    private final AgroalDataSource dataSource;
    private final CampaignService campaigns;

    VillageCentres(AgroalDataSource dataSource, CampaignService campaigns) {
        this.dataSource = dataSource;
        this.campaigns = campaigns;
    }

    /**
     * Takes up villages that have changed, in the current transaction, which must see every region.
     *
     * @return how many
     */
    int takeUp(int most, Observations observations) {
        try (Connection connection = dataSource.getConnection()) {
            Map<UUID, List<String>> due = take(connection, most);
            for (Map.Entry<UUID, List<String>> villages : due.entrySet()) {
                WatchParameters parameters = new WatchParameters(campaigns.compiledRulesOf(
                        campaigns.find(villages.getKey()).orElseThrow()));
                learn(connection, villages.getKey(), villages.getValue(), parameters);
                judge(connection, villages.getKey(), villages.getValue(), parameters, observations);
            }
            return due.values().stream().mapToInt(List::size).sum();
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static Map<UUID, List<String>> take(Connection connection, int most) throws SQLException {
        Map<UUID, List<String>> due = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, most);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    due.computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
                            .add(row.getString(2));
                }
            }
        }
        return due;
    }

    private static void learn(Connection connection, UUID campaign, List<String> villages, WatchParameters parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LEARN)) {
            statement.setArray(1, connection.createArrayOf("text", villages.toArray()));
            statement.setObject(2, campaign);
            statement.setDouble(3, parameters.usableAccuracyMeters());
            statement.setArray(
                    4, connection.createArrayOf("text", parameters.awayModes().toArray()));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "text", parameters.exemptSituations(CHECK).toArray()));
            statement.setObject(6, campaign);
            statement.executeUpdate();
        }
    }

    private static void judge(
            Connection connection,
            UUID campaign,
            List<String> villages,
            WatchParameters parameters,
            Observations observations)
            throws SQLException {
        Set<UUID> lookedAt = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(JUDGED)) {
            statement.setInt(1, parameters.villageMinimumPoints());
            statement.setArray(
                    2, connection.createArrayOf("text", parameters.awayModes().toArray()));
            statement.setDouble(3, parameters.villageRadiusMeters());
            statement.setObject(4, campaign);
            statement.setArray(5, connection.createArrayOf("text", villages.toArray()));
            statement.setString(6, KIND.rule());
            statement.setString(7, KIND.field());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID record = row.getObject("id", UUID.class);
                    lookedAt.add(record);
                    if (row.getBoolean("far")) {
                        observations.saw(
                                finding(record, row.getString("village_code"), row.getDouble("meters"), parameters));
                    }
                }
            }
        }
        observations.lookedAt(KIND, lookedAt);
    }

    private static Observation finding(UUID record, String village, double meters, WatchParameters parameters) {
        double radius = parameters.villageRadiusMeters() / 1000;
        return new Observation(
                CHECK,
                KIND,
                record,
                village,
                false,
                Text.of(
                        "recorded more than %.1f km from the middle of the village's other records".formatted(radius),
                        "核验位置距本村其他核验点中心超过%.1f公里".formatted(radius)),
                "%.1f km".formatted(meters / 1000),
                "%.1f km".formatted(radius));
    }
}
