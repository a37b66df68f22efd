package org.anju.household.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.anju.common.caller.RegionScope;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.anju.household.region.Region;
import org.anju.household.region.RegionRepository;

/** Where households may be put. */
@ApplicationScoped
class Villages {

    private final RegionRepository regions;

    Villages(RegionRepository regions) {
        this.regions = regions;
    }

    void require(RegionCode village, RegionScope scope) {
        scope.requireCovers(village);
        Region found = regions.findWithAncestors(List.of(village)).get(village.value());
        if (village.level() == RegionLevel.VILLAGE && found != null && !found.hasEnded()) {
            return;
        }
        throw ProblemException.unprocessable(
                        "village-unknown",
                        Text.of("There is no such village", "没有这个村"),
                        Text.of(
                                "%s is not the code of a village that still is. Use one that GET /api/v1/regions lists."
                                        .formatted(village),
                                "%s不是现行村级区划代码。请使用GET /api/v1/regions列出的代码。".formatted(village)))
                .violation("villageCode", "the code of a village", village.value());
    }
}
