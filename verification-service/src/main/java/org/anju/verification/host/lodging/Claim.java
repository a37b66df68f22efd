package org.anju.verification.host.lodging;

import java.util.UUID;

/**
 * What a record says about the house that its household lives in.
 *
 * @param standing whether the record stands; it competes otherwise
 * @param lodges whether the house is another's
 * @param host null for an own house, and where only a dwelling, a site or a grade is named
 * @param declaredGrade the grade that the record gives the house, or null
 */
record Claim(
        UUID verificationId,
        UUID campaignId,
        UUID householdId,
        String villageCode,
        boolean standing,
        boolean lodges,
        UUID host,
        UUID dwelling,
        String siteCode,
        String declaredGrade) {

    HouseholdInCampaign household() {
        return new HouseholdInCampaign(campaignId, householdId);
    }

    /** Null where no host is named. */
    HouseholdInCampaign hostInCampaign() {
        return host == null ? null : new HouseholdInCampaign(campaignId, host);
    }

    /** Null where no dwelling is named. */
    DwellingInCampaign dwellingInCampaign() {
        return dwelling == null ? null : new DwellingInCampaign(campaignId, dwelling);
    }
}
