package org.anju.household.search;

import java.util.List;
import org.anju.household.registry.HouseholdResponse;

/** Describes a page of households in the API document, which cannot show type parameters. */
record HouseholdPage(List<HouseholdResponse> items, String nextCursor) {}
