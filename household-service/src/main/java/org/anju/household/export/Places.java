package org.anju.household.export;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.household.region.RegionNames;
import org.anju.household.region.RegionNames.Named;

/** Names the villages of a region. */
final class Places {

    private static final int TOWNSHIP_LEVEL = 4;
    private static final int TOWNSHIP_DIGITS = 9;

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> repeatedTownships = new HashSet<>();
    private Place latest;

    /** @param prefix leading digits of the region */
    Places(RegionNames regions, String prefix) {
        regions.downToCounties().forEach(region -> names.put(region.code(), region.name()));
        // A village's own subtree does not hold its township.
        List<Named> below = regions.below(prefix.substring(0, Math.min(prefix.length(), TOWNSHIP_DIGITS)));
        Set<String> townships = new HashSet<>();
        for (Named region : below) {
            names.put(region.code(), region.name());
            if (region.level() == TOWNSHIP_LEVEL && !townships.add(region.name())) {
                repeatedTownships.add(region.name());
            }
        }
    }

    /** Villages come in order, so the latest one is mostly asked for again. */
    Place of(String villageCode) {
        if (latest == null || !latest.code().equals(villageCode)) {
            latest = new Place(
                    villageCode,
                    name(villageCode, 4),
                    name(villageCode, 6),
                    name(villageCode, TOWNSHIP_DIGITS),
                    name(villageCode, 12));
        }
        return latest;
    }

    boolean isRepeated(String township) {
        return repeatedTownships.contains(township);
    }

    private String name(String villageCode, int digits) {
        return names.getOrDefault(villageCode.substring(0, digits) + "0".repeat(12 - digits), "");
    }
}
