package org.anju.verification.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.anju.verification.record.SituationSecrecy;

/** As the campaign's rule set says. */
@ApplicationScoped
class ConfidentialSituations implements SituationSecrecy {

    private final CampaignService campaigns;

    ConfidentialSituations(CampaignService campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public boolean isConfidential(UUID campaign, String situation) {
        return situation != null
                && campaigns
                        .find(campaign)
                        .filter(found -> campaigns.rulesOf(found).keepsConfidential(situation))
                        .isPresent();
    }
}
