package org.anju.household.region;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.anju.common.region.RegionCode;

/**
 * Regions as they were at most a minute ago, for the names in answers: nearly every answer has some, and they change a few
 * times a year. A change is seen at once by the instance that made it. What decides anything asks {@link RegionRepository}.
 */
@ApplicationScoped
public class RecentRegions {

    private static final Duration MEMORY = Duration.ofMinutes(1);
    /** The villages of a large province. */
    private static final int LARGEST_NUMBER = 50_000;

    private final RegionRepository regions;
    private volatile Cache<String, Region> remembered = empty();

    RecentRegions(RegionRepository regions) {
        this.regions = regions;
    }

    private static Cache<String, Region> empty() {
        return Caffeine.newBuilder()
                .maximumSize(LARGEST_NUMBER)
                .expireAfterWrite(MEMORY)
                .build();
    }

    /** As {@link RegionRepository#findWithAncestors}. */
    public Map<String, Region> withAncestors(Collection<RegionCode> codes) {
        return remembered.getAll(RegionPath.codesTo(codes), regions::findByCodes);
    }

    /** What is being read meanwhile, and may be as it was before, lands in the memory that is dropped here. */
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) RegionsChanged changed) {
        remembered = empty();
    }
}
