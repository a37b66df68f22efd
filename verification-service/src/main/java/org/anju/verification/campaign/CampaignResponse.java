package org.anju.verification.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Campaign")
record CampaignResponse(
        UUID id, String name, List<RegionCode> regions, LocalDate startsOn, LocalDate deadline, String ruleSet) {

    static CampaignResponse from(Campaign campaign) {
        return new CampaignResponse(
                campaign.id(),
                campaign.name(),
                campaign.regions(),
                campaign.startsOn(),
                campaign.deadline(),
                campaign.ruleSet());
    }
}
