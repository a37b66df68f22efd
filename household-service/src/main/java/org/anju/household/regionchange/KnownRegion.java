package org.anju.household.regionchange;

import java.time.LocalDate;
import org.anju.common.region.RegionCode;

/** A region as the rows before have left it. */
record KnownRegion(RegionCode code, String name, LocalDate validFrom, LocalDate validTo) {}
