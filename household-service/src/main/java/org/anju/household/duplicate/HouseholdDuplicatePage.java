package org.anju.household.duplicate;

import java.util.List;

/** Describes a page of cases in the API document, which cannot show type parameters. */
record HouseholdDuplicatePage(List<HouseholdDuplicateResponse> items, String nextCursor) {}
