package org.anju.verification.watch.visit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The table of visits, kept equal to the records that stand or compete. */
@ApplicationScoped
class Visits {

    /** Under the alias {@code o}. */
    static final String COLUMNS = """
            o.verification_id, o.campaign_id, o.household_id, o.village_code, o.verifier, o.visited_at, o.latitude,
            o.longitude, o.situation, o.at_site, o.standing""";

    /** Near a registered site; one without position holds those who name it. */
    private static final String AT_SITE = """
            (EXISTS (
                SELECT FROM site s
                WHERE s.latitude BETWEEN n.south AND n.north
                    AND distance_meters(s.latitude, s.longitude, n.latitude, n.longitude) <= s.radius_meters)
            OR EXISTS (SELECT FROM site s WHERE s.code = n.site_code AND s.latitude IS NULL))""";

    private static final String TAKE_OUT = """
            WITH held AS MATERIALIZED (
                SELECT verification_id, latitude, longitude, site_code, at_site, standing, latitude - 0.02 AS south,
                    latitude + 0.02 AS north
                FROM visit WHERE verification_id = ANY (?)
            ), changed AS MATERIALIZED (
                SELECT n.verification_id FROM held n JOIN verification v ON v.id = n.verification_id
                WHERE v.standing <> CASE WHEN n.standing THEN 'STANDING' ELSE 'COMPETING' END OR n.at_site <> %s)
            DELETE FROM visit o USING changed c WHERE o.verification_id = c.verification_id
            RETURNING %s
            """.formatted(AT_SITE, COLUMNS);
    /** When the visit was by the server's clock, as far as the phone's was measured. */
    private static final String PUT_IN = """
            WITH named AS MATERIALIZED (
                SELECT v.id AS verification_id, v.campaign_id, v.household_id, v.village_code, v.submitted_by AS verifier,
                    v.visited_at - coalesce((v.clock_lower_ms + v.clock_upper_ms) / 2, 0) * interval '1 ms' AS visited_at,
                    v.latitude, v.longitude, v.situation, v.details #>> '{lodging,siteCode}' AS site_code,
                    v.standing = 'STANDING' AS standing, v.latitude - 0.02 AS south, v.latitude + 0.02 AS north
                FROM verification v
                WHERE v.id = ANY (?) AND v.standing IN ('STANDING', 'COMPETING'))
            INSERT INTO visit AS o (verification_id, campaign_id, household_id, village_code, verifier, visited_at, latitude,
                longitude, situation, site_code, at_site, standing)
            SELECT verification_id, campaign_id, household_id, village_code, verifier, visited_at, latitude, longitude,
                situation, site_code, %s, standing
            FROM named n
            ORDER BY verification_id
            ON CONFLICT DO NOTHING
            RETURNING %s
            """.formatted(AT_SITE, COLUMNS);

    private static final String AT_SITES = """
            WITH changed AS MATERIALIZED (
                SELECT code, latitude, longitude, radius_meters, latitude - 0.02 AS south, latitude + 0.02 AS north
                FROM site WHERE id = ANY (?))
            SELECT o.verification_id FROM changed s JOIN visit o ON o.site_code = s.code
            UNION
            SELECT o.verification_id FROM changed s
            JOIN visit o ON o.latitude BETWEEN s.south AND s.north
                AND distance_meters(s.latitude, s.longitude, o.latitude, o.longitude) <= s.radius_meters
            """;

    /** The visits among the given records that are no longer as they were, taken out of the table. */
    List<Visit> takeOut(Connection connection, Collection<UUID> records) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE_OUT)) {
            statement.setArray(1, connection.createArrayOf("uuid", records.toArray()));
            return read(statement);
        }
    }

    /** The visits among the given records that were not in the table, as they are in it now. */
    List<Visit> putIn(Connection connection, Collection<UUID> records) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUT_IN)) {
            statement.setArray(1, connection.createArrayOf("uuid", records.toArray()));
            return read(statement);
        }
    }

    /** The records at the sites, or that name them. */
    Set<UUID> atSites(Connection connection, Collection<UUID> sites) throws SQLException {
        Set<UUID> records = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(AT_SITES)) {
            statement.setArray(1, connection.createArrayOf("uuid", sites.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    records.add(row.getObject(1, UUID.class));
                }
            }
        }
        return records;
    }

    static List<Visit> read(PreparedStatement statement) throws SQLException {
        List<Visit> visits = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                visits.add(read(row));
            }
        }
        return visits;
    }

    static Visit read(ResultSet row) throws SQLException {
        return new Visit(
                row.getObject("verification_id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getObject("household_id", UUID.class),
                row.getString("village_code"),
                row.getString("verifier"),
                row.getTimestamp("visited_at").toInstant(),
                row.getObject("latitude", Double.class),
                row.getObject("longitude", Double.class),
                row.getString("situation"),
                row.getBoolean("at_site"),
                row.getBoolean("standing"));
    }
}
