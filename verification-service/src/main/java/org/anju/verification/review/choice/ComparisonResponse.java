package org.anju.verification.review.choice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.verification.record.Standing;
import org.anju.verification.record.VerificationResponse;
import org.anju.verification.record.VerificationResponse.Photo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Two records of a household beside each other.
 *
 * @param others the household's further records that stand or compete
 * @param distanceMeters between the two positions; absent where one has none
 * @param visitsApartSeconds between the two visits, by the phones' clocks
 */
@Schema(name = "VerificationComparison")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ComparisonResponse(
        UUID householdId,
        Side left,
        Side right,
        List<UUID> others,
        List<Field> fields,
        List<Slot> photos,
        Double distanceMeters,
        long visitsApartSeconds) {

    @Schema(name = "VerificationComparisonSide")
    record Side(
            UUID id,
            Standing standing,
            String state,
            int revision,
            long version,
            String submittedBy,
            Instant visitedAt,
            Instant receivedAt) {

        static Side of(VerificationResponse record) {
            return new Side(
                    record.id(),
                    record.standing(),
                    record.state(),
                    record.revision(),
                    record.version(),
                    record.submittedBy(),
                    record.visitedAt(),
                    record.receivedAt());
        }
    }

    /**
     * @param path such as details.appraisal.basis
     * @param left absent where that record does not have the field
     */
    @Schema(name = "VerificationComparisonField")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Field(
            String path,
            @Schema(implementation = Object.class) JsonNode left,
            @Schema(implementation = Object.class) JsonNode right,
            boolean equal) {}

    @Schema(name = "VerificationComparisonSlot")
    record Slot(String slot, List<Photo> left, List<Photo> right) {}

    static long secondsApart(Instant left, Instant right) {
        return Duration.between(left, right).abs().toSeconds();
    }
}
