package org.anju.household.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.anju.household.registry.ChangeKind;

/**
 * One version of a household: what led to it, and the household before.
 *
 * @param details JSON
 * @param before null when this is the first version
 */
record RecordedVersion(
        long version,
        ChangeKind kind,
        LocalDate effectiveOn,
        Instant recordedAt,
        String recordedBy,
        String reason,
        String proof,
        String approvedBy,
        UUID rosterImportId,
        String details,
        HouseholdState before) {}
