package org.anju.household.regionchange;

import java.util.List;

/** Describes a page of imports in the API document, which cannot show type parameters. */
record RegionImportPage(List<RegionImportSummary> items, String nextCursor) {}
