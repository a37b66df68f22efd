package org.anju.household.region.place;

/** The parts of a place by which it is found. */
public enum Part {
    CODE,
    COUNTY,
    TOWNSHIP,
    VILLAGE
}
