package org.anju.household.roster;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.anju.household.roster.finding.FindingResponse;
import org.anju.household.roster.storage.HouseholdCounts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An import as callers see it. */
public record RosterImportResponse(
        UUID id,
        @Schema(examples = "积石山花名册.xlsx") String fileName,
        @Schema(description = "Size of the file 文件字节数") long bytes,

        @Schema(description = "SHA-256 of the file, hex 文件摘要")
        String sha256,

        @Schema(
                description = "Leading digits of the regions that the roster may touch 花名册可涉及的区划前缀",
                examples = "[\"622927\"]")
        List<String> regions,

        @Schema(examples = "county-622927") String uploadedBy,
        ImportState state,

        @Schema(description = "Rows of all sheets so far, headers included 已读行数,含表头")
        long rowsRead,

        @Schema(description = "Rows of all sheets 总行数") Long rowsTotal,
        HouseholdCounts households,

        @Schema(description = "What is wrong, errors first, at most 1000 发现的问题,错误在前,至多1000条")
        List<FindingResponse> findings,

        Instant receivedAt,
        Instant startedAt,
        Instant finishedAt) {

    static RosterImportResponse from(RosterImport roster, List<FindingResponse> findings) {
        return new RosterImportResponse(
                roster.id(),
                roster.fileName(),
                roster.bytes(),
                HexFormat.of().formatHex(roster.sha256()),
                roster.regions(),
                roster.ownerName(),
                roster.state(),
                roster.rowsRead(),
                roster.rowsTotal(),
                roster.households(),
                findings,
                roster.receivedAt(),
                roster.startedAt(),
                roster.finishedAt());
    }
}
