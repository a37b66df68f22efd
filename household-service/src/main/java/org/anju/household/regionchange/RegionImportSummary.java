package org.anju.household.regionchange;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An import in a list. */
record RegionImportSummary(
        UUID id,
        @Schema(examples = "prefecture-6229") String importedBy,
        Instant importedAt,
        int rows,
        long regionsChanged,
        long householdsMoved) {

    static RegionImportSummary from(RegionImport imported) {
        return new RegionImportSummary(
                imported.id(),
                imported.ownerName(),
                imported.importedAt(),
                imported.rows(),
                imported.regionsChanged(),
                imported.householdsMoved());
    }
}
