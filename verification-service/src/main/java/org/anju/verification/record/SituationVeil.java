package org.anju.verification.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.fact.VerificationFacts;
import org.anju.common.region.RegionLevel;

/**
 * Keeps a confidential special situation, with what explains it, from those whose regions lie within a county. Whoever recorded
 * it goes on seeing it; everybody sees that there is one.
 */
@ApplicationScoped
public class SituationVeil {

    private final SituationSecrecy secrecy;

    SituationVeil(SituationSecrecy secrecy) {
        this.secrecy = secrecy;
    }

    /** As events tell it. */
    public VerificationFacts told(VerificationFacts facts) {
        return secrecy.isConfidential(facts.campaignId(), facts.situation()) ? facts.keepingSituation() : facts;
    }

    public String shown(UUID campaign, String village, String situation, Caller caller) {
        return hides(campaign, village, situation, caller) ? VerificationFacts.CONFIDENTIAL : situation;
    }

    public boolean hides(UUID campaign, String village, String situation, Caller caller) {
        return !caller.scope().coversCode(village.substring(0, RegionLevel.COUNTY.digits()))
                && secrecy.isConfidential(campaign, situation);
    }
}
