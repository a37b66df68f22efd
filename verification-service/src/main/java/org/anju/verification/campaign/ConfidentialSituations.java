package org.anju.verification.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.anju.verification.record.SituationSecrecy;
import org.anju.verification.rule.Situation;

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
                        .map(campaigns::rulesOf)
                        .flatMap(rules -> rules.situation(situation))
                        .filter(Situation::keptConfidential)
                        .isPresent();
    }
}
