package org.anju.verification.guidance.visit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A guidance group was in a village or township. */
@Entity
@Immutable
@Table(name = "guidance_visit")
class Visit {

    @Id
    private UUID id;

    private UUID campaignId;
    private String regionCode;
    private LocalDate visitedOn;
    private String notes;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> participants;

    private String recordedBy;
    private String recordedByName;
    private Instant recordedAt;

    /** For Hibernate ORM. */
    protected Visit() {}

    Visit(UUID id, RecordVisitRequest request, Caller caller, Instant now) {
        this.id = id;
        this.campaignId = request.campaignId();
        this.regionCode = request.region().value();
        this.visitedOn = request.visitedOn();
        this.notes = request.notes();
        this.participants = request.participants();
        this.recordedBy = caller.subject();
        this.recordedByName = caller.username();
        this.recordedAt = now;
    }

    boolean holds(RecordVisitRequest request) {
        return campaignId.equals(request.campaignId())
                && regionCode.equals(request.region().value())
                && visitedOn.equals(request.visitedOn())
                && notes.equals(request.notes())
                && participants.equals(request.participants());
    }

    UUID id() {
        return id;
    }

    UUID campaignId() {
        return campaignId;
    }

    String regionCode() {
        return regionCode;
    }

    LocalDate visitedOn() {
        return visitedOn;
    }

    String notes() {
        return notes;
    }

    List<String> participants() {
        return participants;
    }

    String recordedByName() {
        return recordedByName;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
