package org.anju.household.roster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.household.roster.intake.RosterUpload;
import org.anju.household.roster.storage.HouseholdCounts;

/** One roster that somebody has handed in. From its acceptance on, the worker writes it; requests only read. */
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
    private String findings;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    protected RosterImport() {}

    /** @param regions leading digits of the subtrees that the roster may touch */
    static RosterImport received(
            UUID id,
            String fileName,
            RosterUpload upload,
            List<String> regions,
            Caller owner,
            String idempotencyKey,
            Instant at) {
        RosterImport received = new RosterImport();
        received.id = id;
        received.fileName = fileName;
        received.bytes = upload.bytes();
        received.sha256 = upload.sha256();
        received.rowsTotal = upload.rows();
        received.regions = regions.toArray(String[]::new);
        received.ownerSubject = owner.subject();
        received.ownerName = owner.username();
        received.idempotencyKey = idempotencyKey;
        received.state = ImportState.RECEIVED;
        received.findings = "[]";
        received.receivedAt = at;
        return received;
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

    /** JSON. */
    String findings() {
        return findings;
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
