package org.anju.household.roster;

import java.time.Instant;
import java.time.LocalDate;
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
        ImportTask task,
        BadRows badRows,

        @Schema(description = "The day from which what it tells holds 生效日期", examples = "2020-06-05")
        LocalDate effectiveOn,

        @Schema(description = "Rows of all sheets so far, headers included 已读行数,含表头")
        long rowsRead,

        @Schema(description = "Rows of all sheets 总行数") Long rowsTotal,

        @Schema(description = "What it did, or after a dry run would do 导入结果;试运行后为预计结果")
        HouseholdCounts households,

        long errors,
        long warnings,

        @Schema(description = "Rows with an error 有错误的行数") long faultyRows,

        @Schema(
                description =
                        "Until then it can be confirmed, or its file fetched with the errors marked 文件保留至此时,可确认或下载标注错误的文件")
        Instant fileKeptUntil,

        String confirmedBy,
        String undoneBy,

        @Schema(
                description =
                        "Households on which others have built, for which reason it was not undone 因后续已有业务而未能撤销的户数")
        Long undoObstacles,

        @Schema(
                description =
                        "What is wrong, errors first, at most 1000; all of it at findings 发现的问题,错误在前,至多1000条;全部见findings")
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
                roster.task(),
                roster.badRows(),
                roster.effectiveOn(),
                roster.rowsRead(),
                roster.rowsTotal(),
                roster.households(),
                roster.errorCount(),
                roster.warningCount(),
                roster.faultyRows(),
                roster.fileKeptUntil(),
                roster.confirmedBy(),
                roster.undoneBy(),
                roster.undoObstacles(),
                findings,
                roster.receivedAt(),
                roster.startedAt(),
                roster.finishedAt());
    }
}
