package org.anju.household.duplicate;

import org.anju.common.region.RegionCode;

/** How many cases touch a county; one that touches two counties counts in both. */
public record DuplicateCountResponse(
        RegionCode countyCode, String countyName, DuplicateKind kind, long open, long decided, long gone) {}
