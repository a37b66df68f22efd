package org.anju.household.audit;

import java.time.OffsetDateTime;

/** Which entries are asked for; null leaves a field open. */
record AuditFilter(
        String action, String username, String objectType, String objectId, OffsetDateTime from, OffsetDateTime to) {}
