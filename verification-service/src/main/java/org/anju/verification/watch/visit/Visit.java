package org.anju.verification.watch.visit;

import java.time.Instant;
import java.util.UUID;

/**
 * When and where a record was made that stands or competes.
 *
 * @param latitude null without a position, as is the longitude
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
        boolean atSite,
        boolean standing) {

    boolean hasPosition() {
        return latitude != null && longitude != null;
    }

    /** Whether it is one of the households that may be too many at one point. */
    boolean countsAtItsPoint() {
        return hasPosition() && standing && !atSite;
    }
}
