package org.anju.household.roster;

import java.time.Instant;
import java.util.UUID;
import org.anju.household.roster.storage.HouseholdCounts;

/** An import in a list, without its findings. */
public record RosterImportSummary(
        UUID id,
        String fileName,
        long bytes,
        String uploadedBy,
        ImportState state,
        long rowsRead,
        Long rowsTotal,
        HouseholdCounts households,
        long errors,
        long warnings,
        Instant receivedAt,
        Instant startedAt,
        Instant finishedAt) {

    static RosterImportSummary from(RosterImport roster) {
        return new RosterImportSummary(
                roster.id(),
                roster.fileName(),
                roster.bytes(),
                roster.ownerName(),
                roster.state(),
                roster.rowsRead(),
                roster.rowsTotal(),
                roster.households(),
                roster.errorCount(),
                roster.warningCount(),
                roster.receivedAt(),
                roster.startedAt(),
                roster.finishedAt());
    }
}
