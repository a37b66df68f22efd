package org.anju.verification.host.lodging;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Claims on the same house: by the same host, or by the same dwelling. */
final class ClaimGroups {

    private final KnownHouses known;
    private final Map<HouseholdInCampaign, List<Claim>> ofHosts;
    private final Map<DwellingInCampaign, List<Claim>> ofDwellings;
    private final Map<Object, Boolean> gradesDiffer = new HashMap<>();

    /** @param claims all that there are on the houses that will be asked for */
    ClaimGroups(Collection<Claim> claims, KnownHouses known) {
        this.known = known;
        this.ofHosts = claims.stream()
                .filter(claim -> claim.host() != null)
                .collect(Collectors.groupingBy(Claim::hostInCampaign));
        this.ofDwellings = claims.stream()
                .filter(claim -> claim.dwelling() != null)
                .collect(Collectors.groupingBy(Claim::dwellingInCampaign));
    }

    /** Households that lodge with the host, wherever they are registered. */
    int guests(HouseholdInCampaign host) {
        return households(ofHosts.getOrDefault(host, List.of()).stream());
    }

    /** As {@link #guests}, but for those at a registered site: many may live there. */
    int guestsInOneHouse(HouseholdInCampaign host) {
        return households(ofHosts.getOrDefault(host, List.of()).stream().filter(this::isInOneHouse));
    }

    /** Households that lodge in the same dwelling as this one, itself among them, but for those at a site. */
    int lodgersBeside(Claim claim) {
        if (!claim.lodges() || claim.dwelling() == null) {
            return 0;
        }
        return households(ofDwellings.getOrDefault(claim.dwellingInCampaign(), List.of()).stream()
                .filter(other -> other.lodges() && isInOneHouse(other)));
    }

    boolean isInOneHouse(Claim claim) {
        return !known.isSite(claim.siteCode());
    }

    /** Whether another household calls the same dwelling its own. */
    boolean isOwnedTwice(Claim claim) {
        return !claim.lodges()
                && claim.dwelling() != null
                && ofDwellings.getOrDefault(claim.dwellingInCampaign(), List.of()).stream()
                        .anyMatch(
                                other -> !other.lodges() && !other.householdId().equals(claim.householdId()));
    }

    /** Whether the records that speak of the claim's house give it different grades, this one's among them. */
    boolean gradesDiffer(Claim claim) {
        return claim.declaredGrade() != null
                && (gradesDiffer(claim.hostInCampaign()) || gradesDiffer(claim.dwellingInCampaign()));
    }

    /** Whether the host's own record and those of its guests give its house different grades. */
    boolean gradesDiffer(HouseholdInCampaign host) {
        return host != null
                && gradesDiffer.computeIfAbsent(
                        host,
                        any -> differ(Stream.concat(
                                Stream.of(known.house(host))
                                        .filter(house -> house.record() != null && house.lodging() == null)
                                        .map(house -> house.record().grade()),
                                ofHosts.getOrDefault(host, List.of()).stream()
                                        .filter(this::isInOneHouse)
                                        .map(Claim::declaredGrade))));
    }

    private boolean gradesDiffer(DwellingInCampaign dwelling) {
        return dwelling != null
                && gradesDiffer.computeIfAbsent(
                        dwelling,
                        any -> differ(ofDwellings.getOrDefault(dwelling, List.of()).stream()
                                .filter(this::isInOneHouse)
                                .map(Claim::declaredGrade)));
    }

    private static boolean differ(Stream<String> grades) {
        Set<String> distinct = grades.filter(Objects::nonNull).collect(Collectors.toCollection(HashSet::new));
        return distinct.size() > 1;
    }

    private static int households(Stream<Claim> claims) {
        return (int) claims.map(Claim::householdId).distinct().count();
    }
}
