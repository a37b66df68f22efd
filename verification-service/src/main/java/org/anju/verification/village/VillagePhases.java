package org.anju.verification.village;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.verification.campaign.Campaign;

/** How a campaign stands in its villages, in the current JTA transaction and within its scope. */
@ApplicationScoped
public class VillagePhases {

    private final VillageStore villages;

    VillagePhases(VillageStore villages) {
        this.villages = villages;
    }

    @Transactional(TxType.MANDATORY)
    public VillagePhase phase(Campaign campaign, RegionCode village) {
        return phase(campaign.id(), campaign.opensByVillage(), village);
    }

    /** @param byVillage whether the campaign is in a phase in which villages of which nothing is said are still closed */
    @Transactional(TxType.MANDATORY)
    public VillagePhase phase(UUID campaign, boolean byVillage, RegionCode village) {
        return villages.phase(campaign, byVillage, village);
    }
}
