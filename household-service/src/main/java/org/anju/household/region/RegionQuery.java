package org.anju.household.region;

import org.anju.common.region.RegionCode;

/**
 * What regions are asked for.
 *
 * @param name part of a name, or empty
 * @param within or null for the country
 * @param asOf or null for today
 */
record RegionQuery(String name, RegionCode within, Day asOf, boolean includeEnded) {}
