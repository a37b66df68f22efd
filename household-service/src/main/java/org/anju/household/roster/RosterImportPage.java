package org.anju.household.roster;

import java.util.List;

/** Describes a page of imports in the API document, which cannot show type parameters. */
record RosterImportPage(List<RosterImportSummary> items, String nextCursor) {}
