package org.anju.household.roster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.caller.RegionScope;
import org.anju.common.region.RegionCode;
import org.anju.household.roster.intake.RosterUpload;
import org.anju.household.roster.storage.HouseholdCounts;

/**
 * One roster that somebody has handed in. While the worker has it in hand, see {@link ImportState}, only the worker writes it;
 * requests write it when it rests.
 */
@Entity
@Table(name = "roster_import")
public class RosterImport {

    @Id
    private UUID id;

    @Column(name = "file_name")
    private String fileName;

    @Column(name = "byte_count")
    private long bytes;

    private byte[] sha256;
    private String[] regions;

    @Column(name = "owner_subject")
    private String ownerSubject;

    @Column(name = "owner_name")
    private String ownerName;

    @Column(name = "idempotency_key")
    private String idempotencyKey;

    @Enumerated(EnumType.STRING)
    private ImportState state;

    @Column(name = "rows_read")
    private long rowsRead;

    @Column(name = "rows_total")
    private Long rowsTotal;

    private long added;
    private long changed;
    private long unchanged;

    @Enumerated(EnumType.STRING)
    private ImportTask task;

    @Enumerated(EnumType.STRING)
    @Column(name = "bad_rows")
    private BadRows badRows;

    @Column(name = "effective_on")
    private LocalDate effectiveOn;

    @Column(name = "error_count")
    private long errorCount;

    @Column(name = "warning_count")
    private long warningCount;

    @Column(name = "faulty_rows")
    private long faultyRows;

    @Column(name = "file_kept_until")
    private Instant fileKeptUntil;

    @Column(name = "confirmed_by")
    private String confirmedBy;

    @Column(name = "undone_by_subject")
    private String undoneBySubject;

    @Column(name = "undone_by_name")
    private String undoneByName;

    @Column(name = "undo_reason")
    private String undoReason;

    @Column(name = "undo_obstacles")
    private Long undoObstacles;

    private int attempts;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    protected RosterImport() {}

    /** @param regions leading digits of the subtrees that the roster may touch */
    static RosterImport received(
            UUID id, UploadRequest request, RosterUpload upload, List<String> regions, Caller owner, Instant at) {
        RosterImport received = new RosterImport();
        received.id = id;
        received.fileName = request.fileName();
        received.bytes = upload.bytes();
        received.sha256 = upload.sha256();
        received.rowsTotal = upload.rows();
        received.regions = regions.toArray(String[]::new);
        received.ownerSubject = owner.subject();
        received.ownerName = owner.username();
        received.idempotencyKey = request.idempotencyKey();
        received.state = ImportState.RECEIVED;
        received.task = request.task();
        received.badRows = request.badRows();
        received.effectiveOn = request.effectiveOn();
        received.receivedAt = at;
        return received;
    }

    /** To be read once more and stored. */
    void confirm(BadRows policy, Caller by) {
        state = ImportState.CONFIRMED;
        task = ImportTask.IMPORT;
        badRows = policy;
        confirmedBy = by.username();
        attempts = 0;
        finishedAt = null;
    }

    void requestUndo(String reason, Caller by) {
        state = ImportState.UNDOING;
        task = ImportTask.UNDO;
        undoReason = reason;
        undoneBySubject = by.subject();
        undoneByName = by.username();
        undoObstacles = null;
        attempts = 0;
        finishedAt = null;
    }

    boolean isOf(RosterUpload upload) {
        return Arrays.equals(sha256, upload.sha256());
    }

    UUID id() {
        return id;
    }

    String fileName() {
        return fileName;
    }

    long bytes() {
        return bytes;
    }

    byte[] sha256() {
        return sha256.clone();
    }

    List<String> regions() {
        return List.of(regions);
    }

    RegionScope scope() {
        return scopeOf(regions());
    }

    /** @param prefixes leading digits of subtrees, as an import keeps them */
    public static RegionScope scopeOf(List<String> prefixes) {
        return RegionScope.of(prefixes.stream()
                .map(prefix -> new RegionCode(prefix + "0".repeat(12 - prefix.length())))
                .toList());
    }

    String ownerName() {
        return ownerName;
    }

    ImportState state() {
        return state;
    }

    long rowsRead() {
        return rowsRead;
    }

    Long rowsTotal() {
        return rowsTotal;
    }

    HouseholdCounts households() {
        return new HouseholdCounts(added, changed, unchanged);
    }

    ImportTask task() {
        return task;
    }

    BadRows badRows() {
        return badRows;
    }

    LocalDate effectiveOn() {
        return effectiveOn;
    }

    long errorCount() {
        return errorCount;
    }

    long warningCount() {
        return warningCount;
    }

    /** Rows with an error. */
    long faultyRows() {
        return faultyRows;
    }

    /** Null once the file is gone. */
    Instant fileKeptUntil() {
        return fileKeptUntil;
    }

    /** Null when it was not confirmed after a dry run. */
    String confirmedBy() {
        return confirmedBy;
    }

    /** Null when nobody has asked for it. */
    String undoneBy() {
        return undoneByName;
    }

    /** On how many households something was built when the latest undo was tried; null when none was, or none failed. */
    Long undoObstacles() {
        return undoObstacles;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    /** Null until a worker has taken it up. */
    Instant startedAt() {
        return startedAt;
    }

    /** Null until it is over. */
    Instant finishedAt() {
        return finishedAt;
    }
}
