package org.anju.verification.recheck.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.verification.recheck.RecheckLevel;
import org.anju.verification.recheck.visit.SubmitRecheckRequest.Position;
import org.anju.verification.record.RecordDetails;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param verificationId the first record; left out for whoever visited, as are result, severity, differences and settlement
 * @param photos left out in lists
 */
@Schema(name = "Recheck")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecheckResponse(
        UUID id,
        long version,
        UUID taskId,
        UUID sampleId,
        UUID campaignId,
        UUID householdId,
        String villageCode,
        RecheckLevel level,
        boolean reached,
        String notReachedReason,
        Boolean secured,
        String assuranceCategory,
        String assuranceMode,
        String safetyGrade,
        String situation,
        Instant visitedAt,
        Position position,
        String deviceId,
        String note,
        RecordDetails details,
        String recordedBy,
        Instant recordedAt,
        UUID verificationId,
        Result result,
        Severity severity,
        List<Difference> differences,
        SettledDifference settlement,
        List<Photo> photos) {

    @Schema(name = "RecheckSettlement")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SettledDifference(Settlement action, String note, String settledBy, Instant settledAt, UUID problemId) {

        static SettledDifference from(StoredRecheck.Settled settled) {
            return settled == null
                    ? null
                    : new SettledDifference(
                            settled.settlement(), settled.note(), settled.byName(), settled.at(), settled.problemId());
        }
    }

    /** @param storedAt null while the photo is on its way */
    @Schema(name = "RecheckPhoto")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Photo(UUID photoId, String slot, Instant storedAt) {}

    /** @param compared whether the reader may see how it compares with the first record */
    static RecheckResponse of(StoredRecheck recheck, List<Photo> photos, boolean compared) {
        Content.Point point = recheck.point();
        return new RecheckResponse(
                recheck.id(),
                recheck.version(),
                recheck.taskId(),
                recheck.sampleId(),
                recheck.campaignId(),
                recheck.householdId(),
                recheck.villageCode(),
                recheck.level(),
                recheck.reached(),
                recheck.notReachedReason(),
                recheck.secured(),
                recheck.assuranceCategory(),
                recheck.assuranceMode(),
                recheck.safetyGrade(),
                recheck.situation(),
                recheck.visitedAt(),
                point == null ? null : new Position(point.latitude(), point.longitude(), point.accuracyMeters()),
                recheck.deviceId(),
                recheck.note(),
                recheck.details(),
                recheck.recordedByName(),
                recheck.recordedAt(),
                compared ? recheck.verificationId() : null,
                compared ? recheck.result() : null,
                compared ? recheck.severity() : null,
                compared ? recheck.differences() : null,
                compared ? SettledDifference.from(recheck.settled()) : null,
                photos);
    }
}
