package org.anju.household.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;

/** The regions from the province down to one region. */
public final class RegionPath {

    private RegionPath() {}

    /** The codes of those regions and of all that lie above them. */
    static Set<String> codesTo(Collection<RegionCode> regions) {
        Set<String> codes = new TreeSet<>();
        for (RegionCode region : regions) {
            for (RegionLevel level : RegionLevel.values()) {
                codes.add(region.ancestor(level).value());
            }
        }
        return codes;
    }

    /** @param known as {@link RegionRepository#findWithAncestors} gives them */
    public static List<Region> to(RegionCode code, Map<String, Region> known) {
        List<Region> path = new ArrayList<>();
        for (RegionLevel level : RegionLevel.values()) {
            Region region = known.get(code.ancestor(level).value());
            // A city without counties stands for both levels.
            if (region != null && (path.isEmpty() || path.getLast() != region)) {
                path.add(region);
            }
        }
        return path;
    }
}
