package org.anju.household.region.place;

/** What somebody says of a place; each part may be empty. */
public record Place(String prefecture, String county, String township, String village, String code) {

    /** The most exact part that is told; null when none is. */
    Part mostExact() {
        if (!village.isEmpty()) {
            return Part.VILLAGE;
        }
        if (!township.isEmpty()) {
            return Part.TOWNSHIP;
        }
        return county.isEmpty() ? null : Part.COUNTY;
    }
}
