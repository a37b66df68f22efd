package org.anju.household.roster;

import java.util.List;
import org.anju.household.roster.finding.FindingResponse;

/** Describes a page of findings in the API document, which cannot show type parameters. */
record FindingPage(List<FindingResponse> items, String nextCursor) {}
