package org.anju.household.registry;

import java.util.List;

/** Describes a page of households in the API document, which cannot show type parameters. */
record HouseholdPage(List<HouseholdResponse> items, String nextCursor) {}
