package org.anju.household.region;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.common.caller.RegionScope;
import org.anju.common.region.RegionCode;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;

@ApplicationScoped
@Transactional
public class RegionService {

    private final RegionRepository regions;

    RegionService(RegionRepository regions) {
        this.regions = regions;
    }

    RegionResponse get(RegionCode code) {
        return toResponses(List.of(find(code))).getFirst();
    }

    List<RegionResponse> children(RegionCode code) {
        find(code);
        return toResponses(regions.findChildren(code));
    }

    /** The provinces when nothing is asked for in particular. */
    Page<RegionResponse> search(String name, RegionCode within, RegionCode cursor, PageLimit limit) {
        if (name.isEmpty() && within == null) {
            return new Page<>(toResponses(regions.findProvinces()), null);
        }
        String prefix = within == null ? "" : find(within).code().prefix();
        String after = Objects.toString(cursor, "");
        return Page.of(
                regions.search(name, prefix, after, limit.value() + 1), limit, this::toResponses, last -> last.code()
                        .value());
    }

    /** Refuses a code that no region has. */
    public Region find(RegionCode code) {
        return regions.findByCode(code).orElseThrow(() -> new RegionNotFound(code));
    }

    /**
     * Leading digits of the subtrees asked for; refuses a region that the scope does not cover or that does not exist.
     *
     * @param region or null for all of the scope
     */
    public Collection<String> prefixes(RegionScope scope, RegionCode region) {
        if (region == null) {
            return scope.prefixes();
        }
        scope.requireCovers(region);
        return List.of(find(region).code().prefix());
    }

    private List<RegionResponse> toResponses(List<Region> found) {
        Map<String, Region> known =
                regions.findWithAncestors(found.stream().map(Region::code).toList());
        return found.stream().map(region -> RegionResponse.from(region, known)).toList();
    }
}
