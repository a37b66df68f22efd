package org.anju.verification.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param assuranceCategory {@code NONE}, as is the mode, where housing is not secured */
@Schema(name = "Verification")
@JsonInclude(JsonInclude.Include.NON_NULL)
record VerificationResponse(
        UUID id,
        UUID campaignId,
        UUID householdId,
        String villageCode,
        int revision,
        long version,
        String state,
        Instant stateSince,
        Standing standing,
        boolean competing,
        UUID replaces,
        boolean secured,
        String assuranceCategory,
        String assuranceMode,
        String safetyGrade,
        String situation,
        Instant visitedAt,
        Position position,
        String deviceId,
        String note,
        RecordDetails details,
        String submittedBy,
        Instant receivedAt,
        Instant completedAt,
        int photoCount,
        List<Photo> photos) {

    @Schema(name = "VerificationPosition")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Position(double latitude, double longitude, Double accuracyMeters) {}

    /** @param storedAt null while the photo is on its way */
    @Schema(name = "VerificationPhoto")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Photo(UUID photoId, String slot, Instant storedAt, String rejectedReason) {

        static Photo from(EvidencePhoto photo) {
            return new Photo(photo.photoId, photo.slot, photo.storedAt, photo.rejectedReason);
        }
    }

    /** @param photos null in lists */
    static VerificationResponse from(Verification record, List<Photo> photos) {
        return new VerificationResponse(
                record.id,
                record.campaignId,
                record.householdId,
                record.villageCode,
                record.revision,
                record.version,
                record.state,
                record.stateSince,
                Standing.valueOf(record.standing),
                record.standing.equals(Standing.COMPETING.name()),
                record.replaces,
                record.secured,
                record.assuranceCategory,
                record.assuranceMode,
                record.safetyGrade,
                record.situation,
                record.visitedAt,
                record.latitude == null ? null : new Position(record.latitude, record.longitude, record.accuracyMeters),
                record.deviceId,
                record.note,
                record.details,
                record.submittedByName,
                record.receivedAt,
                record.completedAt,
                record.photoCount,
                photos);
    }
}
