package org.anju.verification.record;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A photo that a record names, and whether it has arrived. */
@Entity
@Immutable
@Table(name = "evidence")
class EvidencePhoto {

    @Id
    UUID photoId;

    UUID verificationId;
    String slot;
    Instant storedAt;
    String rejectedReason;

    protected EvidencePhoto() {}
}
