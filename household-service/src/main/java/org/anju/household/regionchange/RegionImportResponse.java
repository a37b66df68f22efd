package org.anju.household.regionchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An import, or what would come of one, as callers see it. */
record RegionImportResponse(
        @Schema(description = "Null of a dry run 试运行为空") UUID id,

        @Schema(description = "Whether nothing was stored, as asked 是否为试运行")
        boolean dryRun,

        @Schema(examples = "prefecture-6229") String importedBy,
        @Schema(description = "Null of a dry run 试运行为空") Instant importedAt,
        int rows,
        long regionsChanged,
        long householdsMoved,
        List<RegionChange> changes,

        @Schema(description = "Of a dry run: why the import would be refused 试运行发现的问题")
        List<RegionFinding.Told> findings) {

    static RegionImportResponse of(RegionImport imported, List<RegionChange> changes) {
        return new RegionImportResponse(
                imported.id(),
                false,
                imported.ownerName(),
                imported.importedAt(),
                imported.rows(),
                imported.regionsChanged(),
                imported.householdsMoved(),
                changes,
                List.of());
    }

    static RegionImportResponse ofDryRun(
            RegionImport wouldBe, List<RegionChange> changes, List<RegionFinding.Told> findings) {
        return new RegionImportResponse(
                null,
                true,
                wouldBe.ownerName(),
                null,
                wouldBe.rows(),
                wouldBe.regionsChanged(),
                wouldBe.householdsMoved(),
                changes,
                findings);
    }
}
