package org.anju.verification.host.lodging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.database.DatabaseException;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.host.lodging.HostTable.Host;
import org.anju.verification.host.lodging.House.StandingRecord;
import org.anju.verification.watch.Change;
import org.anju.verification.watch.Observations;
import org.anju.verification.watch.WatchParameters;
import org.anju.verification.watch.Watcher;

/** Judges the houses in which households lodge, and compares what records say of the same house. */
@ApplicationScoped
class HostWatch implements Watcher {

    private final AgroalDataSource dataSource;
    private final CampaignService campaigns;
    private final Claims claims;
    private final HouseLoader houses;
    private final HostTable hosts;

    HostWatch(
            AgroalDataSource dataSource,
            CampaignService campaigns,
            Claims claims,
            HouseLoader houses,
            HostTable hosts) {
        this.dataSource = dataSource;
        this.campaigns = campaigns;
        this.claims = claims;
        this.houses = houses;
        this.hosts = hosts;
    }

    @Override
    public void look(Change change, Observations observations) {
        try (Connection connection = dataSource.getConnection()) {
            Set<UUID> records = new HashSet<>(change.records());
            if (!change.sites().isEmpty()) {
                records.addAll(claims.recordsAtSites(connection, change.sites()));
            }
            if (records.isEmpty() && change.households().isEmpty()) {
                return;
            }
            Concerned concerned = concerned(connection, records, change.households());
            lookedAt(observations, records, concerned);
            if (!concerned.claims().isEmpty() || !concerned.hosts().isEmpty()) {
                compare(connection, concerned, observations);
            }
        } catch (SQLException exception) {
            throw new DatabaseException(exception);
        }
    }

    /**
     * @param claims that have to be judged
     * @param hosts whose guests have changed, or whose own record
     */
    private record Concerned(Collection<Claim> claims, Set<HouseholdInCampaign> hosts) {

        private List<UUID> records() {
            return claims.stream().map(Claim::verificationId).toList();
        }
    }

    /** Claims that have changed, those on the same houses before and now, and of everybody who lodges with any of them. */
    private Concerned concerned(Connection connection, Set<UUID> records, Set<UUID> households) throws SQLException {
        List<Claim> before = claims.ofRecords(connection, records);
        claims.refresh(connection, records);
        List<Claim> now = claims.ofRecords(connection, records);
        Set<HouseholdInCampaign> hostsConcerned = claims.hostsAmong(connection, records, households);
        for (List<Claim> changed : List.of(before, now)) {
            hostsConcerned.addAll(hostsOf(changed));
            changed.forEach(claim -> hostsConcerned.add(claim.household()));
        }
        Set<DwellingInCampaign> dwellings = dwellingsOf(before);
        dwellings.addAll(dwellingsOf(now));

        Map<UUID, Claim> concerned = new LinkedHashMap<>();
        List<Claim> inDwellings = claims.ofDwellings(connection, dwellings);
        collect(concerned, inDwellings);
        // Guests of those who live in a dwelling are not found by way of its owner when it has none any more.
        Set<HouseholdInCampaign> asked = new HashSet<>(hostsConcerned);
        inDwellings.forEach(claim -> asked.add(claim.household()));
        collect(concerned, claims.amongGuests(connection, asked));
        return new Concerned(concerned.values(), hostsConcerned);
    }

    private static void lookedAt(Observations observations, Set<UUID> records, Concerned concerned) {
        for (Collection<UUID> each : List.of(records, concerned.records())) {
            observations.lookedAt(LodgingFindings.SAFETY, each);
            observations.lookedAt(LodgingFindings.GUESTS, each);
            observations.lookedAt(LodgingFindings.OWNED_TWICE, each);
            observations.lookedAt(LodgingFindings.GRADES, each);
        }
    }

    private void compare(Connection connection, Concerned concerned, Observations observations) throws SQLException {
        Set<HouseholdInCampaign> lookedAt = new HashSet<>(concerned.hosts());
        concerned.claims().forEach(claim -> lookedAt.add(claim.household()));
        Set<HouseholdInCampaign> allHosts = hostsOf(concerned.claims());
        allHosts.addAll(lookedAt);
        Map<UUID, Claim> beside = new LinkedHashMap<>();
        collect(beside, concerned.claims());
        collect(beside, claims.ofHosts(connection, allHosts));
        collect(beside, claims.ofDwellings(connection, dwellingsOf(concerned.claims())));
        KnownHouses known = houses.load(connection, beside.values(), allHosts);
        ClaimGroups groups = new ClaimGroups(beside.values(), known);

        claims.judge(connection, judged(concerned.claims(), known, observations));
        for (Claim claim : concerned.claims()) {
            compare(claim, groups, observations);
        }
        for (HouseholdInCampaign host : lookedAt) {
            compareAtHost(host, known, groups, observations);
        }
        HostJudge judge = new HostJudge(known);
        hosts.keep(
                connection,
                allHosts.stream()
                        .map(host ->
                                new Host(host, known.house(host).villageCode(), judge.judge(host), groups.guests(host)))
                        .toList());
    }

    private static Map<Claim, Judgement> judged(
            Collection<Claim> claims, KnownHouses known, Observations observations) {
        HostJudge judge = new HostJudge(known);
        Map<Claim, Judgement> judged = new HashMap<>();
        for (Claim claim : claims) {
            if (!claim.lodges()) {
                continue;
            }
            Judgement judgement = judge.judge(claim);
            judged.put(claim, judgement);
            if (!judgement.isFine()) {
                observations.saw(LodgingFindings.ofSafety(claim, judgement, isNeighbour(claim, known)));
            }
        }
        return judged;
    }

    private static boolean isNeighbour(Claim claim, KnownHouses known) {
        return claim.host() != null
                && claim.villageCode()
                        .equals(known.house(claim.hostInCampaign()).villageCode());
    }

    private void compare(Claim claim, ClaimGroups groups, Observations observations) {
        int limit = guestsOfOneHost(claim.campaignId());
        boolean tooMany = claim.lodges()
                && groups.isInOneHouse(claim)
                && (claim.host() != null && groups.guestsInOneHouse(claim.hostInCampaign()) > limit
                        || groups.lodgersBeside(claim) > limit);
        if (tooMany) {
            observations.saw(LodgingFindings.ofGuests(claim, limit));
        }
        if (groups.isOwnedTwice(claim)) {
            observations.saw(LodgingFindings.ofOwnedTwice(claim));
        }
        if (groups.isInOneHouse(claim) && groups.gradesDiffer(claim)) {
            observations.saw(LodgingFindings.ofGrades(claim.verificationId(), claim.villageCode()));
        }
    }

    /** The record of one that may have guests: it may say nothing of a house, and have no claim of its own. */
    private void compareAtHost(
            HouseholdInCampaign host, KnownHouses known, ClaimGroups groups, Observations observations) {
        StandingRecord record = known.house(host).record();
        if (record == null) {
            return;
        }
        List<UUID> records = List.of(record.verificationId());
        observations.lookedAt(LodgingFindings.GUESTS, records);
        observations.lookedAt(LodgingFindings.GRADES, records);
        int limit = guestsOfOneHost(host.campaignId());
        if (groups.guestsInOneHouse(host) > limit) {
            observations.saw(LodgingFindings.ofGuestsAtHost(record.verificationId(), record.villageCode(), limit));
        }
        if (record.grade() != null && known.house(host).lodging() == null && groups.gradesDiffer(host)) {
            observations.saw(LodgingFindings.ofGrades(record.verificationId(), record.villageCode()));
        }
    }

    private int guestsOfOneHost(UUID campaign) {
        return new WatchParameters(
                        campaigns.compiledRulesOf(campaigns.find(campaign).orElseThrow()))
                .guestsOfOneHost();
    }

    private static void collect(Map<UUID, Claim> into, Collection<Claim> claims) {
        claims.forEach(claim -> into.put(claim.verificationId(), claim));
    }

    private static Set<HouseholdInCampaign> hostsOf(Collection<Claim> claims) {
        return claims.stream()
                .map(Claim::hostInCampaign)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<DwellingInCampaign> dwellingsOf(Collection<Claim> claims) {
        return claims.stream()
                .map(Claim::dwellingInCampaign)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
