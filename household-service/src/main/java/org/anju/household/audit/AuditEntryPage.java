package org.anju.household.audit;

import java.util.List;

/** Describes a page of audit entries in the API document, which cannot show type parameters. */
record AuditEntryPage(List<AuditEntryResponse> items, String nextCursor) {}
