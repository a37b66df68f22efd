package org.anju.report.counting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;

/**
 * A division seen as one of the five levels. The level is not always that of the code: a city without counties, such as
 * 441900000000, stands for its own county, so that each village is counted once at every level.
 */
public record Division(RegionLevel level, String code) implements Comparable<Division> {

    private static final RegionLevel[] LEVELS = RegionLevel.values();
    private static final Comparator<Division> ORDER =
            Comparator.comparing(Division::level).thenComparing(Division::code);

    /** The divisions, province down to village, that hold the village. */
    public static List<Division> holding(String villageCode) {
        RegionCode village = new RegionCode(villageCode);
        return Arrays.stream(LEVELS)
                .map(level -> new Division(level, village.ancestor(level).value()))
                .toList();
    }

    @Override
    public int compareTo(Division other) {
        return ORDER.compare(this, other);
    }
}
