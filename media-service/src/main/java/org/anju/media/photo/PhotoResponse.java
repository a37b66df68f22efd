package org.anju.media.photo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.anju.media.storage.UploadTarget;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param reason why it was rejected
 * @param upload where to upload, while that is still to be done
 */
@Schema(name = "Photo")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PhotoResponse(
        UUID id,
        PhotoState state,
        String reason,
        UUID verificationId,
        UUID householdId,
        String slot,
        String contentType,
        long sizeBytes,
        String sha256,
        Instant capturedAt,
        Instant storedAt,
        Integer width,
        Integer height,
        ThumbnailState thumbnail,
        UploadTarget upload) {

    static PhotoResponse from(Photo photo) {
        return from(photo, null);
    }

    static PhotoResponse from(Photo photo, UploadTarget upload) {
        return new PhotoResponse(
                photo.id(),
                photo.state(),
                photo.reason(),
                photo.verificationId(),
                photo.householdId(),
                photo.slot(),
                photo.type().contentType(),
                photo.sizeBytes(),
                photo.sha256Hex(),
                photo.capturedAt(),
                photo.storedAt(),
                photo.width(),
                photo.height(),
                photo.thumbnailState(),
                upload);
    }
}
