package org.anju.verification.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Campaign")
record CampaignResponse(
        UUID id,
        int version,
        String name,
        List<RegionCode> regions,
        Opening opening,
        CampaignPhase phase,
        LocalDate startsOn,
        LocalDate deadline,
        String ruleSet) {

    static CampaignResponse from(Campaign campaign) {
        return new CampaignResponse(
                campaign.id(),
                campaign.version(),
                campaign.name(),
                campaign.regions(),
                campaign.opening(),
                campaign.phase(),
                campaign.startsOn(),
                campaign.deadline(),
                campaign.ruleSet());
    }
}
