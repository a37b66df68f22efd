package org.anju.verification.host.lodging;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.verification.host.lodging.House.StandingRecord;
import org.anju.verification.record.VerificationState;

/** Gathers what judging claims needs to know: their hosts, the hosts of those, dwellings' owners, sites. */
@ApplicationScoped
class HouseLoader {

    /**
     * Each household is looked up by itself. The planner cannot know how few there are and would go through the roster for them,
     * and through all records of a campaign that statistics do not know yet.
     */
    private static final String HOUSES = """
            WITH RECURSIVE below (campaign_id, household_id) AS (
                SELECT * FROM unnest(?::uuid[], ?::uuid[])
                UNION
                SELECT b.campaign_id, host.household_id
                FROM below b
                CROSS JOIN LATERAL (
                    SELECT c.host_household_id FROM lodging_claim c
                    WHERE c.household_id = b.household_id AND c.campaign_id = b.campaign_id AND c.standing AND c.lodges
                        AND c.host_household_id IS NOT NULL
                    OFFSET 0) host (household_id))
            SELECT b.campaign_id, b.household_id, h.village_code AS home, coalesce(h.active, false) AS active,
                v.id, v.village_code AS record_village, v.state, v.secured, v.assurance_category, v.safety_grade,
                c.verification_id, c.village_code, c.standing, c.lodges, c.host_household_id, c.dwelling_id, c.site_code,
                c.declared_grade
            FROM below b
            LEFT JOIN LATERAL (
                SELECT village_code, active FROM household WHERE id = b.household_id OFFSET 0) h ON true
            LEFT JOIN LATERAL (
                SELECT r.id, r.village_code, r.state, r.secured, r.assurance_category, r.safety_grade FROM verification r
                WHERE r.campaign_id = b.campaign_id AND r.household_id = b.household_id AND r.standing = 'STANDING'
                OFFSET 0) v ON true
            LEFT JOIN LATERAL (
                SELECT * FROM lodging_claim WHERE verification_id = v.id AND lodges OFFSET 0) c ON true
            """;
    /** Two that both call it their own are found by another comparison; which of them speaks for it must not change. */
    private static final String OWNERS = """
            SELECT DISTINCT ON (c.campaign_id, c.dwelling_id) c.campaign_id, c.dwelling_id, c.household_id
            FROM unnest(?::uuid[], ?::uuid[]) AS t (campaign_id, dwelling_id)
            JOIN lodging_claim c ON c.dwelling_id = t.dwelling_id AND c.campaign_id = t.campaign_id
                AND c.standing AND NOT c.lodges
            ORDER BY c.campaign_id, c.dwelling_id, c.household_id
            """;

    private static final String SITES = "SELECT code, safety_grade FROM site WHERE code = ANY (?)";

    /** @param others households that are to be known besides */
    KnownHouses load(Connection connection, Collection<Claim> claims, Collection<HouseholdInCampaign> others)
            throws SQLException {
        KnownHouses known = new KnownHouses();
        Set<HouseholdInCampaign> hosts = claims.stream()
                .map(Claim::hostInCampaign)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        hosts.addAll(others);
        List<Claim> all = Stream.concat(claims.stream(), houses(connection, hosts, known).stream())
                .toList();
        houses(connection, owners(connection, all, known), known);
        sites(connection, all, known);
        return known;
    }

    /** @return where those of them lodge that do */
    private static List<Claim> houses(
            Connection connection, Collection<HouseholdInCampaign> households, KnownHouses known) throws SQLException {
        List<Claim> lodgings = new ArrayList<>();
        if (households.isEmpty()) {
            return lodgings;
        }
        List<HouseholdInCampaign> ordered = List.copyOf(households);
        try (PreparedStatement statement = connection.prepareStatement(HOUSES)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            ordered.stream()
                                    .map(HouseholdInCampaign::campaignId)
                                    .toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            ordered.stream()
                                    .map(HouseholdInCampaign::householdId)
                                    .toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    House house = house(row);
                    known.add(house);
                    if (house.lodging() != null) {
                        lodgings.add(house.lodging());
                    }
                }
            }
        }
        return lodgings;
    }

    private static House house(ResultSet row) throws SQLException {
        UUID record = row.getObject("id", UUID.class);
        return new House(
                new HouseholdInCampaign(
                        row.getObject("campaign_id", UUID.class), row.getObject("household_id", UUID.class)),
                row.getString("home"),
                row.getBoolean("active"),
                record == null
                        ? null
                        : new StandingRecord(
                                record,
                                row.getString("record_village"),
                                VerificationState.valueOf(row.getString("state")),
                                row.getBoolean("secured"),
                                row.getString("assurance_category"),
                                row.getString("safety_grade")),
                row.getObject("verification_id") == null ? null : Claims.read(row));
    }

    private static Set<HouseholdInCampaign> owners(Connection connection, List<Claim> claims, KnownHouses known)
            throws SQLException {
        List<DwellingInCampaign> dwellings = claims.stream()
                .map(Claim::dwellingInCampaign)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Set<HouseholdInCampaign> owners = new HashSet<>();
        if (dwellings.isEmpty()) {
            return owners;
        }
        try (PreparedStatement statement = connection.prepareStatement(OWNERS)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            dwellings.stream()
                                    .map(DwellingInCampaign::campaignId)
                                    .toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            dwellings.stream()
                                    .map(DwellingInCampaign::dwellingId)
                                    .toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID campaign = row.getObject("campaign_id", UUID.class);
                    HouseholdInCampaign owner =
                            new HouseholdInCampaign(campaign, row.getObject("household_id", UUID.class));
                    known.addOwner(new DwellingInCampaign(campaign, row.getObject("dwelling_id", UUID.class)), owner);
                    owners.add(owner);
                }
            }
        }
        return owners;
    }

    private static void sites(Connection connection, List<Claim> claims, KnownHouses known) throws SQLException {
        Object[] codes = claims.stream()
                .map(Claim::siteCode)
                .filter(Objects::nonNull)
                .distinct()
                .toArray();
        if (codes.length == 0) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(SITES)) {
            statement.setArray(1, connection.createArrayOf("text", codes));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.addSite(row.getString("code"), row.getString("safety_grade"));
                }
            }
        }
    }
}
