package org.anju.household.region;

import java.util.List;

/** Describes a page of regions in the API document, which cannot show type parameters. */
record RegionPage(List<RegionResponse> items, String nextCursor) {}
