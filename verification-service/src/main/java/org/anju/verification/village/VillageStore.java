package org.anju.verification.village;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.anju.common.caller.Caller;
import org.anju.common.database.DatabaseException;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.anju.verification.campaign.Campaign;

/** The villages of campaigns, in the current JTA transaction and within its scope. */
@ApplicationScoped
class VillageStore {

    /** Hops from village to village over the households' index; a village may also be opened before its roster is known. */
    private static final String PAGE = """
            WITH RECURSIVE bounds AS (
                SELECT ? AS first, ? AS last, ? AS after
            ), populated AS (
                (SELECT h.village_code FROM household h, bounds b
                WHERE h.village_code BETWEEN b.first AND b.last AND h.village_code > b.after AND h.active
                ORDER BY h.village_code LIMIT 1)
                UNION ALL
                SELECT (SELECT h.village_code FROM household h, bounds b
                    WHERE h.village_code > p.village_code AND h.village_code <= b.last AND h.active
                    ORDER BY h.village_code LIMIT 1)
                FROM populated p WHERE p.village_code IS NOT NULL
            ), village AS (
                SELECT village_code FROM populated WHERE village_code IS NOT NULL
                UNION
                SELECT c.village_code FROM campaign_village c, bounds b
                WHERE c.campaign_id = ? AND c.village_code BETWEEN b.first AND b.last AND c.village_code > b.after
            ), standing AS (
                SELECT v.village_code, coalesce(c.pilot, false) AS pilot, coalesce(c.opened_at, o.opened_at) AS opened_at,
                    c.closed_at, coalesce(c.phase,
                        CASE WHEN NOT ? OR o.opened_at IS NOT NULL THEN 'OPEN' ELSE 'PREPARED' END) AS phase
                FROM village v
                LEFT JOIN campaign_village c ON c.campaign_id = ? AND c.village_code = v.village_code
                LEFT JOIN LATERAL (
                    SELECT min(opened_at) AS opened_at FROM campaign_opening
                    WHERE campaign_id = ? AND v.village_code ^@ region_prefix AND NOT pilot) o ON true
                WHERE v.village_code ^@ ANY (?)
            ), page AS (
                SELECT * FROM standing WHERE phase = coalesce(?, phase) ORDER BY village_code LIMIT ?
            )
            SELECT p.*,
                (SELECT count(*) FROM household h WHERE h.village_code = p.village_code AND h.active) AS households,
                (SELECT count(*) FROM verification r JOIN household h ON h.id = r.household_id AND h.active
                    WHERE r.village_code = p.village_code AND r.campaign_id = ? AND r.standing = 'STANDING'
                    AND r.state IN ('COUNTY_CONFIRMED', 'LOCKED')) AS confirmed
            FROM page p ORDER BY p.village_code
            """;

    /** Pilots of the counties that the villages lie in, the villages themselves left aside. */
    private static final String PILOTS = """
            SELECT left(village_code, 6), array_agg(village_code ORDER BY village_code) FROM campaign_village
            WHERE campaign_id = ? AND pilot AND left(village_code, 6) = ANY (?) AND village_code <> ALL (?)
            GROUP BY 1
            """;

    private static final String REMEMBER = """
            INSERT INTO campaign_opening (campaign_id, pilot, override_reason, opened_by, opened_by_name, opened_at,
                region_code, region_prefix)
            SELECT ?, ?, ?, ?, ?, ?, t.* FROM unnest(?::text[], ?::text[]) AS t (region_code, region_prefix)
            ON CONFLICT DO NOTHING
            """;

    private static final String OPEN = """
            WITH region AS (
                SELECT * FROM unnest(?::text[]) AS prefix
            ), village AS (
                SELECT h.village_code FROM household h JOIN region r ON h.village_code ^@ r.prefix AND h.active
                UNION
                SELECT prefix FROM region WHERE length(prefix) = 12
                UNION
                SELECT c.village_code FROM campaign_village c JOIN region r ON c.village_code ^@ r.prefix
                WHERE c.campaign_id = ?
            ), before AS (
                SELECT v.village_code, coalesce(c.phase, CASE WHEN NOT ? OR EXISTS (
                    SELECT FROM campaign_opening WHERE campaign_id = ? AND v.village_code ^@ region_prefix AND NOT pilot)
                    THEN 'OPEN' ELSE 'PREPARED' END) AS phase
                FROM village v
                LEFT JOIN campaign_village c ON c.campaign_id = ? AND c.village_code = v.village_code
            ), written AS (
                INSERT INTO campaign_village AS c (campaign_id, village_code, phase, pilot, opened_at)
                SELECT ?, village_code, CASE phase WHEN 'OPEN' THEN 'OPEN' ELSE ? END, ?, ? FROM before
                WHERE phase = 'PREPARED' OR phase = CASE WHEN ? THEN 'OPEN' ELSE 'PILOT' END
                ORDER BY village_code
                ON CONFLICT (campaign_id, village_code) DO UPDATE SET version = c.version + 1,
                    phase = EXCLUDED.phase, pilot = c.pilot OR EXCLUDED.pilot,
                    opened_at = coalesce(c.opened_at, EXCLUDED.opened_at)
                WHERE c.phase <> 'CLOSED'
            )
            SELECT village_code, phase FROM before ORDER BY village_code
            """;

    private static final String PHASE = """
            SELECT coalesce(
                (SELECT phase FROM campaign_village WHERE campaign_id = ? AND village_code = ?),
                CASE WHEN NOT ? OR EXISTS (SELECT FROM campaign_opening
                    WHERE campaign_id = ? AND ? ^@ region_prefix AND NOT pilot) THEN 'OPEN' ELSE 'PREPARED' END)
            """;

    private final AgroalDataSource dataSource;

    VillageStore(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    VillagePhase phase(UUID campaign, boolean byVillage, RegionCode village) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(PHASE)) {
            statement.setObject(1, campaign);
            statement.setString(2, village.value());
            statement.setBoolean(3, byVillage);
            statement.setObject(4, campaign);
            statement.setString(5, village.value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return VillagePhase.valueOf(row.getString(1));
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    List<VillageResponse> page(Campaign campaign, RegionCode region, VillagePhase phase, String after, int limit) {
        String prefix = region.prefix();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setString(1, prefix + "0".repeat(12 - prefix.length()));
            statement.setString(2, prefix + "9".repeat(12 - prefix.length()));
            statement.setString(3, after == null ? "" : after);
            statement.setObject(4, campaign.id());
            statement.setBoolean(5, campaign.opensByVillage());
            statement.setObject(6, campaign.id());
            statement.setObject(7, campaign.id());
            statement.setArray(
                    8,
                    connection.createArrayOf("text", campaign.scope().prefixes().toArray()));
            statement.setString(9, phase == null ? null : phase.name());
            statement.setInt(10, limit);
            statement.setObject(11, campaign.id());
            List<VillageResponse> villages = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    villages.add(village(row));
                }
            }
            return villages;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** @return pilot villages by county, of the counties that the given ones lie in and without those */
    Map<String, List<String>> otherPilots(UUID campaign, List<RegionCode> villages) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(PILOTS)) {
            statement.setObject(1, campaign);
            statement.setArray(2, texts(connection, villages, VillageStore::county));
            statement.setArray(3, texts(connection, villages, RegionCode::value));
            Map<String, List<String>> pilots = new TreeMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    pilots.put(
                            row.getString(1), List.of((String[]) row.getArray(2).getArray()));
                }
            }
            return pilots;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    static String county(RegionCode village) {
        return village.ancestor(RegionLevel.COUNTY).prefix();
    }

    /** @return the villages of the regions by the phase that they were in before */
    Map<VillagePhase, List<String>> open(Campaign campaign, OpenVillagesRequest request, Caller caller, Instant at) {
        try (Connection connection = dataSource.getConnection()) {
            Map<VillagePhase, List<String>> before = open(connection, campaign, request, at);
            remember(connection, campaign, request, caller, at);
            return before;
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    private static Map<VillagePhase, List<String>> open(
            Connection connection, Campaign campaign, OpenVillagesRequest request, Instant at) throws SQLException {
        Map<VillagePhase, List<String>> before = new EnumMap<>(VillagePhase.class);
        try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
            statement.setArray(1, texts(connection, request.regions(), RegionCode::prefix));
            statement.setObject(2, campaign.id());
            statement.setBoolean(3, campaign.opensByVillage());
            statement.setObject(4, campaign.id());
            statement.setObject(5, campaign.id());
            statement.setObject(6, campaign.id());
            statement.setString(7, (request.pilot() ? VillagePhase.PILOT : VillagePhase.OPEN).name());
            statement.setBoolean(8, request.pilot());
            statement.setTimestamp(9, Timestamp.from(at));
            statement.setBoolean(10, request.pilot());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    before.computeIfAbsent(VillagePhase.valueOf(row.getString(2)), phase -> new ArrayList<>())
                            .add(row.getString(1));
                }
            }
        }
        return before;
    }

    private static void remember(
            Connection connection, Campaign campaign, OpenVillagesRequest request, Caller caller, Instant at)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMEMBER)) {
            statement.setObject(1, campaign.id());
            statement.setBoolean(2, request.pilot());
            statement.setString(3, request.override() ? request.reason() : null);
            statement.setString(4, caller.subject());
            statement.setString(5, caller.username());
            statement.setTimestamp(6, Timestamp.from(at));
            statement.setArray(7, texts(connection, request.regions(), RegionCode::value));
            statement.setArray(8, texts(connection, request.regions(), RegionCode::prefix));
            statement.executeUpdate();
        }
    }

    private static Array texts(Connection connection, List<RegionCode> regions, Function<RegionCode, String> text)
            throws SQLException {
        return connection.createArrayOf(
                "text", regions.stream().map(text).distinct().toArray());
    }

    private static VillageResponse village(ResultSet row) throws SQLException {
        return new VillageResponse(
                row.getString("village_code"),
                VillagePhase.valueOf(row.getString("phase")),
                row.getBoolean("pilot"),
                instant(row.getTimestamp("opened_at")),
                instant(row.getTimestamp("closed_at")),
                row.getInt("households"),
                row.getInt("confirmed"));
    }

    private static Instant instant(Timestamp timestamp) {
        return Optional.ofNullable(timestamp).map(Timestamp::toInstant).orElse(null);
    }
}
