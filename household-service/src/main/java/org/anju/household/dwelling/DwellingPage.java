package org.anju.household.dwelling;

import java.util.List;

/** Describes a page of dwellings in the API document, which cannot show type parameters. */
record DwellingPage(List<DwellingResponse> items, String nextCursor) {}
