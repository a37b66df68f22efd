package org.anju.verification.host.lodging;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The table of claims, kept equal to what the records say that stand or compete. */
@ApplicationScoped
class Claims {

    private static final String COLUMNS = """
            c.verification_id, c.campaign_id, c.household_id, c.village_code, c.standing, c.lodges, c.host_household_id,
            c.dwelling_id, c.site_code, c.declared_grade""";

    /** A household that is not secured may name the house that it lives in, but nobody has to vouch for it. */
    private static final String REFRESH = """
            WITH said AS MATERIALIZED (
                SELECT v.id, v.campaign_id, v.household_id, v.village_code, v.standing = 'STANDING' AS standing,
                    v.secured AND (v.assurance_category = 'PROVIDED_SAFE' OR v.details -> 'lodging' IS NOT NULL) AS lodges,
                    v.details -> 'lodging' AS lodging, (v.details ->> 'dwellingId')::uuid AS dwelling_id, v.safety_grade
                FROM verification v
                WHERE v.id = ANY (?) AND v.standing IN ('STANDING', 'COMPETING')
            ), current AS (
                SELECT id, campaign_id, household_id, village_code, standing, lodges,
                    CASE WHEN lodges THEN (lodging ->> 'hostHouseholdId')::uuid END AS host_household_id,
                    CASE WHEN lodges THEN coalesce((lodging ->> 'hostDwellingId')::uuid, dwelling_id) ELSE dwelling_id END
                        AS dwelling_id,
                    CASE WHEN lodges THEN lodging ->> 'siteCode' END AS site_code,
                    CASE WHEN lodges THEN coalesce(lodging ->> 'hostGrade', safety_grade) ELSE safety_grade END
                        AS declared_grade,
                    CASE WHEN lodges THEN (lodging ->> 'since')::date END AS since,
                    CASE WHEN lodges THEN (lodging ->> 'until')::date END AS until
                FROM said
                WHERE lodges OR dwelling_id IS NOT NULL
            ), left_out AS (
                DELETE FROM lodging_claim c
                WHERE c.verification_id = ANY (?) AND c.verification_id NOT IN (SELECT id FROM current))
            INSERT INTO lodging_claim AS c (verification_id, campaign_id, household_id, village_code, standing, lodges,
                host_household_id, dwelling_id, site_code, declared_grade, since, until)
            SELECT * FROM current ORDER BY id
            ON CONFLICT (verification_id) DO UPDATE SET standing = EXCLUDED.standing WHERE c.standing <> EXCLUDED.standing
            """;

    private static final String OF_RECORDS =
            "SELECT %s FROM lodging_claim c WHERE c.verification_id = ANY (?)".formatted(COLUMNS);
    /** Most households are nobody's hosts: one look tells. */
    private static final String HOSTS_AMONG = """
            SELECT v.campaign_id, v.household_id FROM verification v
            WHERE v.id = ANY (?) AND EXISTS (
                SELECT FROM lodging_claim c
                WHERE c.host_household_id = v.household_id AND c.campaign_id = v.campaign_id)
            UNION
            SELECT campaign_id, host_household_id FROM lodging_claim WHERE host_household_id = ANY (?)
            UNION
            SELECT campaign_id, household_id FROM lodging_claim WHERE household_id = ANY (?)
            """;
    /** Everybody who lodges with one of the given households or in its own house, and who lodges with those, and so on. */
    private static final String AMONG_GUESTS = """
            WITH RECURSIVE touched (campaign_id, household_id) AS (
                SELECT * FROM unnest(?::uuid[], ?::uuid[])
                UNION
                SELECT t.campaign_id, guest.household_id
                FROM touched t CROSS JOIN LATERAL (
                    SELECT c.household_id FROM lodging_claim c
                    WHERE c.host_household_id = t.household_id AND c.campaign_id = t.campaign_id
                    UNION ALL
                    SELECT c.household_id FROM lodging_claim o
                    JOIN lodging_claim c ON c.dwelling_id = o.dwelling_id AND c.campaign_id = o.campaign_id AND c.lodges
                    WHERE o.household_id = t.household_id AND o.campaign_id = t.campaign_id AND NOT o.lodges) guest)
            SELECT c.* FROM touched t CROSS JOIN LATERAL (
                SELECT %s FROM lodging_claim c
                WHERE c.household_id = t.household_id AND c.campaign_id = t.campaign_id
                OFFSET 0) c
            """.formatted(COLUMNS);

    private static final String OF_HOSTS = """
            SELECT %s FROM unnest(?::uuid[], ?::uuid[]) AS t (campaign_id, household_id)
            JOIN lodging_claim c ON c.host_household_id = t.household_id AND c.campaign_id = t.campaign_id
            """.formatted(COLUMNS);
    private static final String OF_DWELLINGS = """
            SELECT %s FROM unnest(?::uuid[], ?::uuid[]) AS t (campaign_id, dwelling_id)
            JOIN lodging_claim c ON c.dwelling_id = t.dwelling_id AND c.campaign_id = t.campaign_id
            """.formatted(COLUMNS);
    private static final String AT_SITES = """
            SELECT c.verification_id FROM site s JOIN lodging_claim c ON c.site_code = s.code WHERE s.id = ANY (?)
            """;
    private static final String JUDGE = """
            UPDATE lodging_claim c SET safety = t.safety, basis = t.basis
            FROM unnest(?::uuid[], ?::text[], ?::text[]) AS t (verification_id, safety, basis)
            WHERE c.verification_id = t.verification_id AND (c.safety, c.basis) IS DISTINCT FROM (t.safety, t.basis)
            """;

    List<Claim> ofRecords(Connection connection, Collection<UUID> records) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_RECORDS)) {
            statement.setArray(1, uuids(connection, records));
            return read(statement);
        }
    }

    /** Makes the claims of the given records what these say now. */
    void refresh(Connection connection, Collection<UUID> records) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REFRESH)) {
            statement.setArray(1, uuids(connection, records));
            statement.setArray(2, uuids(connection, records));
            statement.executeUpdate();
        }
    }

    /** Of the households of the records those that are hosts, and of the households those that claims name or come from. */
    Set<HouseholdInCampaign> hostsAmong(Connection connection, Collection<UUID> records, Collection<UUID> households)
            throws SQLException {
        Set<HouseholdInCampaign> found = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(HOSTS_AMONG)) {
            statement.setArray(1, uuids(connection, records));
            statement.setArray(2, uuids(connection, households));
            statement.setArray(3, uuids(connection, households));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new HouseholdInCampaign(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
                }
            }
        }
        return found;
    }

    List<Claim> amongGuests(Connection connection, Collection<HouseholdInCampaign> households) throws SQLException {
        return find(
                connection,
                AMONG_GUESTS,
                households,
                HouseholdInCampaign::campaignId,
                HouseholdInCampaign::householdId);
    }

    List<Claim> ofHosts(Connection connection, Collection<HouseholdInCampaign> hosts) throws SQLException {
        return find(connection, OF_HOSTS, hosts, HouseholdInCampaign::campaignId, HouseholdInCampaign::householdId);
    }

    List<Claim> ofDwellings(Connection connection, Collection<DwellingInCampaign> dwellings) throws SQLException {
        return find(
                connection, OF_DWELLINGS, dwellings, DwellingInCampaign::campaignId, DwellingInCampaign::dwellingId);
    }

    Set<UUID> recordsAtSites(Connection connection, Collection<UUID> sites) throws SQLException {
        Set<UUID> records = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(AT_SITES)) {
            statement.setArray(1, uuids(connection, sites));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    records.add(row.getObject(1, UUID.class));
                }
            }
        }
        return records;
    }

    void judge(Connection connection, Map<Claim, Judgement> judgements) throws SQLException {
        List<Map.Entry<Claim, Judgement>> judged = List.copyOf(judgements.entrySet());
        try (PreparedStatement statement = connection.prepareStatement(JUDGE)) {
            statement.setArray(
                    1, array(connection, "uuid", judged, each -> each.getKey().verificationId()));
            statement.setArray(2, array(connection, "text", judged, each -> each.getValue()
                    .safety()
                    .name()));
            statement.setArray(3, array(connection, "text", judged, each -> each.getValue()
                    .basis()
                    .name()));
            statement.executeUpdate();
        }
    }

    private static <T> List<Claim> find(
            Connection connection, String sql, Collection<T> keys, Function<T, Object> campaign, Function<T, Object> id)
            throws SQLException {
        if (keys.isEmpty()) {
            return List.of();
        }
        List<T> ordered = List.copyOf(keys);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, array(connection, "uuid", ordered, campaign));
            statement.setArray(2, array(connection, "uuid", ordered, id));
            return read(statement);
        }
    }

    private static List<Claim> read(PreparedStatement statement) throws SQLException {
        Map<UUID, Claim> claims = new HashMap<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Claim claim = read(row);
                claims.put(claim.verificationId(), claim);
            }
        }
        return new ArrayList<>(claims.values());
    }

    static Claim read(ResultSet row) throws SQLException {
        return new Claim(
                row.getObject("verification_id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getObject("household_id", UUID.class),
                row.getString("village_code"),
                row.getBoolean("standing"),
                row.getBoolean("lodges"),
                row.getObject("host_household_id", UUID.class),
                row.getObject("dwelling_id", UUID.class),
                row.getString("site_code"),
                row.getString("declared_grade"));
    }

    private static Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    private static <T> Array array(Connection connection, String type, List<T> rows, Function<T, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }
}
