package org.anju.verification.rectification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;

/**
 * By what a problem was found put right.
 *
 * @param by the reviewer who looked, or the sender of the record
 * @param record null when it was looked at on the spot
 */
@Embeddable
public record Reverification(
        @Column(name = "reverified_at") Instant at,
        @Column(name = "reverified_by") String by,
        @Column(name = "reverified_by_name") String byName,
        @Column(name = "reverified_record") UUID record) {}
