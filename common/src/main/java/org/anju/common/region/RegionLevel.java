package org.anju.common.region;

/** The five levels of administrative divisions, with the number of leading digits that name a division of that level. */
public enum RegionLevel {
    PROVINCE(2),
    PREFECTURE(4),
    COUNTY(6),
    TOWNSHIP(9),
    VILLAGE(12);

    private final int digits;

    RegionLevel(int digits) {
        this.digits = digits;
    }

    public int digits() {
        return digits;
    }

    /** The number used in the statistics bureau's files: 1 province to 5 village. */
    public int number() {
        return ordinal() + 1;
    }
}
