package org.anju.verification.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.record.Standing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A record as the server holds it.
 *
 * @param digest SHA-256 of the record as stored, 64 hex digits
 * @param photosMissing those that have not come yet, or were rejected
 * @param photosElsewhere how many of its photos belong to another record or household, so that they never come to this one
 * @param findings what rules found and nobody has settled
 */
@Schema(name = "HeldRecord")
@JsonInclude(JsonInclude.Include.NON_NULL)
record HeldRecord(
        UUID id,
        UUID campaignId,
        UUID householdId,
        String villageCode,
        String digest,
        int revision,
        long version,
        String state,
        Standing standing,
        UUID replaces,
        String submittedBy,
        String deviceId,
        Instant receivedAt,
        int photoCount,
        int photosElsewhere,
        List<UUID> photosMissing,
        List<HeldFinding> findings) {

    @Schema(name = "HeldFinding")
    record HeldFinding(String rule, Severity severity, String field, String message) {}
}
