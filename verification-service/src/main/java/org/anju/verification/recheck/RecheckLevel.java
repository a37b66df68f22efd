package org.anju.verification.recheck;

import org.anju.common.region.RegionLevel;

/** Who looks again: a county at its townships' work, or a township at its villages'. */
public enum RecheckLevel {
    COUNTY(RegionLevel.COUNTY),
    TOWNSHIP(RegionLevel.TOWNSHIP);

    private final RegionLevel regions;

    RecheckLevel(RegionLevel regions) {
        this.regions = regions;
    }

    /** The smallest region that a sample of this level is drawn from. */
    public RegionLevel regions() {
        return regions;
    }
}
