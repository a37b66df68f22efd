package org.anju.household.disclosure;

import java.util.List;

/** Describes a page of disclosures in the API document, which cannot show type parameters. */
record DisclosurePage(List<DisclosureRecord> items, String nextCursor) {}
