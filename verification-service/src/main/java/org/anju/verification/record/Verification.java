package org.anju.verification.record;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A stored record, for reading: records are written in groups by the submission package, and moved by RecordTransitions. */
@Entity
@Immutable
class Verification {

    @Id
    UUID id;

    UUID campaignId;
    UUID householdId;
    String villageCode;
    int revision;
    long version;
    String state;
    Instant stateSince;
    String standing;
    UUID replaces;
    boolean secured;
    String assuranceCategory;
    String assuranceMode;
    String safetyGrade;
    String situation;
    String ruleSet;
    int photoCount;
    Instant visitedAt;
    Double latitude;
    Double longitude;
    Double accuracyMeters;
    String deviceId;
    String note;

    @JdbcTypeCode(SqlTypes.JSON)
    RecordDetails details;

    Long clockLowerMs;
    Long clockUpperMs;
    String submittedBy;
    String submittedByName;
    Instant receivedAt;
    Instant completedAt;

    protected Verification() {}
}
