package org.anju.verification.watch.visit;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * When and where a record was made that stands or competes.
 *
 * @param latitude null without a position, as is the longitude
 * @param situation the household's special situation, or null
 * @param atSite where many households may be: at a registered site
 * @param standing whether it stands; at most one of a household does in a campaign
 */
record Visit(
        UUID verificationId,
        UUID campaignId,
        UUID householdId,
        String villageCode,
        String verifier,
        Instant visitedAt,
        Double latitude,
        Double longitude,
        String situation,
        boolean atSite,
        boolean standing) {

    boolean hasPosition() {
        return latitude != null && longitude != null;
    }

    boolean isIn(Set<String> situations) {
        return situation != null && situations.contains(situation);
    }

    /** Whether it is one of the households that may be too many at one point. */
    boolean countsAtItsPoint() {
        return hasPosition() && standing && !atSite;
    }
}
