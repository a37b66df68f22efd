package org.anju.report.reading;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;

/** What the rows of a report stand for. */
enum Breakdown {
    PREFECTURE("region_code", RegionLevel.PREFECTURE),
    COUNTY("region_code", RegionLevel.COUNTY),
    TOWNSHIP("region_code", RegionLevel.TOWNSHIP),
    VILLAGE("region_code", RegionLevel.VILLAGE),
    DAY("day", null),
    MODE("assurance_mode", null),
    STATE("state", null),
    CATEGORY("assurance_category", null);

    private final String column;
    private final RegionLevel level;

    Breakdown(String column, RegionLevel level) {
        this.column = column;
        this.level = level;
    }

    /** The level below the region's own; a village has none and stands for itself. */
    static Breakdown nextBelow(RegionCode region) {
        int next = Math.min(region.level().ordinal() + 1, RegionLevel.VILLAGE.ordinal());
        RegionLevel wanted = RegionLevel.values()[next];
        return Arrays.stream(values())
                .filter(breakdown -> breakdown.level == wanted)
                .findFirst()
                .orElseThrow();
    }

    static Optional<Breakdown> named(String name) {
        return Arrays.stream(values())
                .filter(breakdown -> breakdown.parameter().equals(name))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Breakdown::parameter).collect(Collectors.joining(", "));
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    String column() {
        return column;
    }

    boolean isByRegion() {
        return level != null;
    }

    /** The level of the cells that the rows are read from: the fewest that tell the rows apart. */
    RegionLevel levelWithin(RegionCode region) {
        return isByRegion() ? level : region.level();
    }

    boolean isPossibleWithin(RegionCode region) {
        return levelWithin(region).ordinal() >= region.level().ordinal();
    }
}
