package org.anju.verification.village;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;

/**
 * Lets records into villages. Whoever stores some passes by {@link #enter}, and many do at once; who decides about a village
 * on the ground of its records shuts the door meanwhile, waits for those inside, and then finds all that they stored.
 *
 * <p>Locks of the database, because several instances run, and held in its memory, because every group of records takes
 * them. They go by the senders' regions: a village is not known before its household was looked up. A record's village
 * lies within a region of its sender, hence both sides meet in the lock of that region.
 */
@ApplicationScoped
public class VillageDoor {

    /** Tells these locks from others of the service. */
    private static final int LOCKS = 6229021;

    private static final int EVERYWHERE = "*".hashCode();

    private static final String ENTER =
            "SELECT pg_advisory_xact_lock_shared(?, region) FROM unnest(?::integer[]) AS region";
    private static final String SHUT = "SELECT pg_advisory_xact_lock(?, region) FROM unnest(?::integer[]) AS region";

    /** An opening of a region reaches a village when its first record comes. */
    private static final String LET_OPENINGS_REACH = """
            INSERT INTO campaign_village (campaign_id, village_code, phase, opened_at)
            SELECT asked.campaign_id, asked.village_code, 'OPEN', min(o.opened_at)
            FROM (SELECT DISTINCT * FROM unnest(?::uuid[], ?::text[]) AS t (campaign_id, village_code)) asked
            JOIN campaign_opening o ON o.campaign_id = asked.campaign_id AND asked.village_code ^@ o.region_prefix
                AND NOT o.pilot
            GROUP BY asked.campaign_id, asked.village_code
            ORDER BY asked.campaign_id, asked.village_code
            ON CONFLICT DO NOTHING
            """;

    private static final String SHUT_OUT = """
            SELECT asked.campaign_id, asked.village_code, asked.by_village
            FROM (SELECT DISTINCT * FROM unnest(?::uuid[], ?::text[], ?::boolean[])
                AS t (campaign_id, village_code, by_village)) asked
            LEFT JOIN campaign_village c USING (campaign_id, village_code)
            WHERE coalesce(c.phase IN ('PREPARED', 'CLOSED'), asked.by_village)
            """;

    private final AgroalDataSource dataSource;

    VillageDoor(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** To be passed in a statement of its own before records are inserted: the next statement sees what was closed till then. */
    public void enter(Connection connection, RegionScope senders) throws SQLException {
        Stream<Integer> regions = senders.equals(RegionScope.everything())
                ? Stream.of(EVERYWHERE)
                : senders.prefixes().stream().map(String::hashCode);
        lock(connection, ENTER, regions);
    }

    /** Does the work, which has transactions of its own, while no record comes into the village. */
    public <T> T whileShut(RegionCode village, Supplier<T> work) {
        Stream<Integer> regions = Stream.concat(
                Stream.of(EVERYWHERE), Arrays.stream(RegionLevel.values()).map(level -> village.value()
                        .substring(0, level.digits())
                        .hashCode()));
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                limitWaiting(connection);
                lock(connection, SHUT, regions);
                return work.get();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /** @return those that take no records now */
    public Set<CampaignVillage> shut(Connection connection, Collection<CampaignVillage> asked) throws SQLException {
        letOpeningsReach(
                connection, asked.stream().filter(CampaignVillage::byVillage).toList());
        Set<CampaignVillage> shut = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(SHUT_OUT)) {
            bind(connection, statement, asked);
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "boolean",
                            asked.stream().map(CampaignVillage::byVillage).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    shut.add(new CampaignVillage(row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3)));
                }
            }
        }
        return shut;
    }

    private static void letOpeningsReach(Connection connection, Collection<CampaignVillage> villages)
            throws SQLException {
        if (villages.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(LET_OPENINGS_REACH)) {
            bind(connection, statement, villages);
            statement.executeUpdate();
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Collection<CampaignVillage> villages)
            throws SQLException {
        statement.setArray(
                1,
                connection.createArrayOf(
                        "uuid",
                        villages.stream().map(CampaignVillage::campaignId).toArray()));
        statement.setArray(
                2,
                connection.createArrayOf(
                        "text",
                        villages.stream().map(CampaignVillage::villageCode).toArray()));
    }

    /** Who waits for long tries again later; the records that would queue behind must not wait with it. */
    private static void limitWaiting(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '5s'");
        }
    }

    /** In one order, so that two that take several never wait for each other in a circle. */
    private static void lock(Connection connection, String how, Stream<Integer> regions) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(how)) {
            statement.setInt(1, LOCKS);
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "integer", regions.distinct().sorted().toArray()));
            statement.execute();
        }
    }
}
