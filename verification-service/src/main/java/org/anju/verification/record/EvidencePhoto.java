package org.anju.verification.record;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A photo that a record names, and whether it has arrived. */
@Entity
@Immutable
@Table(name = "record_photo")
@IdClass(EvidencePhoto.Key.class)
class EvidencePhoto {

    /** A photo that was passed on to a correction is the earlier record's as well. */
    record Key(UUID verificationId, UUID photoId) implements Serializable {}

    @Id
    UUID verificationId;

    @Id
    UUID photoId;

    String slot;
    Instant storedAt;
    String rejectedReason;

    protected EvidencePhoto() {}
}
