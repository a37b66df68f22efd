package org.anju.verification.taskpack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import org.anju.common.digest.Sha256;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.rule.RuleSet;

/** What packs say of their campaign, without asking the database. */
@ApplicationScoped
class PackHeadings {

    private final CampaignService campaigns;
    private final TaskGuidance guidance;
    private final ObjectMapper json;

    /** Rule sets never change: another one is another object. */
    private final Cache<RuleSet, String> digests =
            Caffeine.newBuilder().weakKeys().build();

    PackHeadings(CampaignService campaigns, TaskGuidance guidance, ObjectMapper json) {
        this.campaigns = campaigns;
        this.guidance = guidance;
        this.json = json;
    }

    PackHeading of(Campaign campaign) {
        RuleSet rules = campaigns.rulesOf(campaign);
        return new PackHeading(
                rules.id(),
                digests.get(rules, this::digest),
                campaign.startsOn(),
                campaign.deadline(),
                campaign.opensByVillage(),
                guidance.of(campaign));
    }

    private String digest(RuleSet rules) {
        try {
            return HexFormat.of().formatHex(Sha256.of(json.writeValueAsBytes(rules)));
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("A rule set cannot be written", exception);
        }
    }
}
