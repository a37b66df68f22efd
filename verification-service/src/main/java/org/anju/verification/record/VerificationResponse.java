package org.anju.verification.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.common.fact.VerificationFacts;
import org.anju.verification.clock.ClockInterval.Moments;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param assuranceCategory {@code NONE}, as is the mode, where housing is not secured
 * @param situation {@code CONFIDENTIAL}, without note and details, where only the county may know of it
 * @param ruleSet that it was held against when it came; absent of records that came before this was kept
 * @param visitedAt by the device's clock
 * @param visitedBetween by the server's clock, as far as the device's was measured
 * @param returned why it was sent back; absent unless it was
 */
@Schema(name = "Verification")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VerificationResponse(
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
        String ruleSet,
        Instant visitedAt,
        Moments visitedBetween,
        Position position,
        String deviceId,
        String note,
        RecordDetails details,
        String submittedBy,
        Instant receivedAt,
        Instant completedAt,
        Returned returned,
        int photoCount,
        List<Photo> photos,
        List<StoredFinding> findings) {

    @Schema(name = "VerificationPosition")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Position(double latitude, double longitude, Double accuracyMeters) {}

    /** @param storedAt null while the photo is on its way */
    @Schema(name = "VerificationPhoto")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Photo(UUID photoId, String slot, Instant storedAt, String rejectedReason) {

        static Photo from(EvidencePhoto photo) {
            return new Photo(photo.photoId, photo.slot, photo.storedAt, photo.rejectedReason);
        }
    }

    /** Without its special situation and what explains it. */
    VerificationResponse veiled() {
        return new VerificationResponse(
                id,
                campaignId,
                householdId,
                villageCode,
                revision,
                version,
                state,
                stateSince,
                standing,
                competing,
                replaces,
                secured,
                assuranceCategory,
                assuranceMode,
                safetyGrade,
                VerificationFacts.CONFIDENTIAL,
                ruleSet,
                visitedAt,
                visitedBetween,
                position,
                deviceId,
                null,
                null,
                submittedBy,
                receivedAt,
                completedAt,
                returned,
                photoCount,
                photos,
                findings);
    }

    static VerificationResponse inList(Verification record, Returned returned) {
        return from(record, returned, null, null, null);
    }

    /**
     * @param returned null unless it was returned
     * @param photos null in lists, as are the findings
     * @param visitedBetween null in lists, and where the device said nothing of its clock
     */
    static VerificationResponse from(
            Verification record,
            Returned returned,
            List<Photo> photos,
            List<StoredFinding> findings,
            Moments visitedBetween) {
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
                record.ruleSet,
                record.visitedAt,
                visitedBetween,
                record.latitude == null ? null : new Position(record.latitude, record.longitude, record.accuracyMeters),
                record.deviceId,
                record.note,
                record.details,
                record.submittedByName,
                record.receivedAt,
                record.completedAt,
                returned,
                record.photoCount,
                photos,
                findings);
    }
}
