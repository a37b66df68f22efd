package org.anju.common.fact;

import java.time.Instant;
import java.util.UUID;

/**
 * The snapshot in every {@code org.anju.photo.*} event.
 *
 * @param verificationId the record that it belongs to, or null where it shows a problem of the household
 * @param sha256 of the original, 64 hex digits
 * @param reason why a photo was rejected, or null
 */
public record PhotoFacts(
        UUID photoId,
        UUID verificationId,
        UUID householdId,
        String villageCode,
        String slot,
        String contentType,
        long sizeBytes,
        String sha256,
        long version,
        Instant capturedAt,
        Instant storedAt,
        String reason) {

    /** What the types of all its events begin with. */
    public static final String TYPES = "org.anju.photo.";

    public static final String STORED = "org.anju.photo.stored.v1";
    public static final String REJECTED = "org.anju.photo.rejected.v1";
}
