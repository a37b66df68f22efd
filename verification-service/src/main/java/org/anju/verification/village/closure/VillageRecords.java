package org.anju.verification.village.closure;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.database.DatabaseException;

/** A village's households and their records, in the current JTA transaction. */
@ApplicationScoped
class VillageRecords {

    /**
     * The records that stand for the village's households, in whichever village they were made. Each is looked up by itself:
     * nobody may wait at the village's door while all records of a young campaign are gone through for every household.
     */
    private static final String STANDING = """
            WITH standing AS (
                SELECT h.id AS household_id, h.active, v.id, v.state, v.situation, v.secured, v.photo_count,
                    coalesce(v.state IN ('COUNTY_CONFIRMED', 'LOCKED'), false) AS confirmed
                FROM household h
                LEFT JOIN LATERAL (
                    SELECT r.id, r.state, r.situation, r.secured, r.photo_count FROM verification r
                    WHERE r.campaign_id = ? AND r.household_id = h.id AND r.standing = 'STANDING'
                    OFFSET 0) v ON true
                WHERE h.village_code = ?)
            """;

    private static final String HOUSEHOLDS = "SELECT FROM household WHERE village_code = ? LIMIT 1";

    private static final String ROSTER = STANDING + """
            , judged AS (
                SELECT standing.*, situation IS NULL OR situation <> ALL (?::text[]) AS verdict FROM standing)
            SELECT count(*) AS total,
                count(*) FILTER (WHERE active AND confirmed AND situation IS NULL) AS verified,
                count(*) FILTER (WHERE active AND confirmed AND situation IS NOT NULL) AS special,
                count(*) FILTER (WHERE NOT active) AS removed,
                count(*) FILTER (WHERE active AND NOT confirmed) AS missing,
                count(*) FILTER (WHERE active AND confirmed AND verdict AND secured) AS secured,
                count(*) FILTER (WHERE active AND confirmed AND verdict AND NOT secured) AS not_secured,
                count(*) FILTER (WHERE active AND confirmed AND NOT verdict) AS without_verdict,
                coalesce(sum(photo_count) FILTER (WHERE active AND confirmed), 0) AS photos,
                (SELECT count(*) FROM standing s JOIN evidence e ON e.verification_id = s.id
                    WHERE s.active AND s.confirmed AND e.stored_at IS NOT NULL) AS photos_stored
            FROM judged
            """;

    private static final String UNCONFIRMED = STANDING + """
            SELECT coalesce(state, 'PENDING'), count(*), (array_agg(household_id ORDER BY household_id))[1:100]
            FROM standing WHERE active AND NOT confirmed GROUP BY 1 ORDER BY 1
            """;

    private static final String WITHOUT_PHOTOS = STANDING + """
            SELECT s.household_id FROM standing s
            WHERE s.active AND s.confirmed AND s.photo_count > (
                SELECT count(*) FROM evidence e WHERE e.verification_id = s.id AND e.stored_at IS NOT NULL)
            ORDER BY s.household_id
            """;

    /** By the record, one after the other: there are far more findings than a village has records. */
    private static final String WITH_OPEN_FINDINGS = STANDING + """
            SELECT s.household_id FROM standing s
            WHERE s.active AND s.confirmed AND EXISTS (
                SELECT FROM record_finding f
                WHERE f.verification_id = s.id AND f.severity IN ('BLOCK', 'REVIEW') AND f.settled_at IS NULL OFFSET 0)
            ORDER BY s.household_id
            """;

    private static final String CONTESTED = """
            SELECT DISTINCT h.id FROM household h
            JOIN verification v ON v.household_id = h.id AND v.campaign_id = ? AND v.standing = 'COMPETING'
            WHERE h.village_code = ? AND h.active ORDER BY h.id
            """;

    /** Whoever would move one of them waits, or finds it moved. In one order, as those who move several do. */
    private static final String LOCK = """
            SELECT v.id, v.state, v.standing, v.digest FROM verification v
            WHERE v.standing IN ('STANDING', 'COMPETING') AND v.id IN (
                SELECT r.id
                FROM (SELECT ?::uuid AS campaign_id, ?::text AS village_code) asked
                JOIN household h USING (village_code)
                CROSS JOIN LATERAL (
                    SELECT s.id FROM verification s
                    WHERE s.campaign_id = asked.campaign_id AND s.household_id = h.id AND s.standing = 'STANDING'
                    UNION ALL
                    SELECT c.id FROM verification c
                    WHERE c.campaign_id = asked.campaign_id AND c.household_id = h.id AND c.standing = 'COMPETING') r)
            ORDER BY v.id FOR UPDATE OF v
            """;

    private final AgroalDataSource dataSource;

    VillageRecords(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    boolean hasHouseholds(String village) {
        return read(HOUSEHOLDS, ResultSet::next, village);
    }

    /** @param withoutVerdict situations whose records hold no verdict on the housing */
    Roster roster(UUID campaign, String village, List<String> withoutVerdict) {
        Reading<Roster> counted = row -> {
            row.next();
            return new Roster(
                    row.getInt("total"),
                    row.getInt("verified"),
                    row.getInt("special"),
                    row.getInt("removed"),
                    row.getInt("missing"),
                    row.getInt("secured"),
                    row.getInt("not_secured"),
                    row.getInt("without_verdict"),
                    row.getInt("photos"),
                    row.getInt("photos_stored"));
        };
        return read(ROSTER, counted, campaign, village, withoutVerdict.toArray(String[]::new));
    }

    /** @param households the first hundred */
    record Unconfirmed(long count, List<UUID> households) {}

    /** Households without a confirmed record, by the state of their record; PENDING where they have none. */
    Map<String, Unconfirmed> unconfirmed(UUID campaign, String village) {
        return read(UNCONFIRMED, campaign, village, row -> {
            Map<String, Unconfirmed> byState = new LinkedHashMap<>();
            while (row.next()) {
                UUID[] households = (UUID[]) row.getArray(3).getArray();
                byState.put(row.getString(1), new Unconfirmed(row.getLong(2), Arrays.asList(households)));
            }
            return byState;
        });
    }

    List<UUID> withoutAllPhotos(UUID campaign, String village) {
        return read(WITHOUT_PHOTOS, campaign, village, VillageRecords::ids);
    }

    List<UUID> withOpenFindings(UUID campaign, String village) {
        return read(WITH_OPEN_FINDINGS, campaign, village, VillageRecords::ids);
    }

    List<UUID> contested(UUID campaign, String village) {
        return read(CONTESTED, campaign, village, VillageRecords::ids);
    }

    /** A record that is counted at the closing. */
    record Held(UUID id, String state, boolean standing, byte[] digest) {}

    /** Sorted by id. */
    List<Held> lock(UUID campaign, String village) {
        return read(LOCK, campaign, village, row -> {
            List<Held> held = new ArrayList<>();
            while (row.next()) {
                held.add(new Held(
                        row.getObject("id", UUID.class),
                        row.getString("state"),
                        row.getString("standing").equals("STANDING"),
                        row.getBytes("digest")));
            }
            return held;
        });
    }

    private static List<UUID> ids(ResultSet row) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        while (row.next()) {
            ids.add(row.getObject(1, UUID.class));
        }
        return ids;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(ResultSet row) throws SQLException;
    }

    private <T> T read(String query, UUID campaign, String village, Reading<T> reading) {
        return read(query, reading, campaign, village);
    }

    private <T> T read(String query, Reading<T> reading, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return reading.from(row);
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }
}
