package org.anju.household.history;

import java.util.List;

/** Describes a page of changes in the API document, which cannot show type parameters. */
record HistoryPage(List<ChangeResponse> items, String nextCursor) {}
