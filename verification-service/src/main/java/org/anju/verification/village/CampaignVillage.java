package org.anju.verification.village;

import java.util.UUID;

/** @param byVillage whether the campaign opens its villages one by one */
public record CampaignVillage(UUID campaignId, String villageCode, boolean byVillage) {}
