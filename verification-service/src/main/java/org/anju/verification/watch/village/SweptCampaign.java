package org.anju.verification.watch.village;

import java.time.LocalDate;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.watch.WatchParameters;

/**
 * A campaign on the day of a sweep.
 *
 * @param closing whether its deadline is so near that no household should be left
 */
record SweptCampaign(Campaign campaign, WatchParameters parameters, boolean closing) {

    static SweptCampaign on(LocalDate day, Campaign campaign, WatchParameters parameters) {
        LocalDate from = campaign.deadline().minusDays(parameters.untouchedDaysBeforeDeadline());
        return new SweptCampaign(campaign, parameters, !day.isBefore(from));
    }
}
