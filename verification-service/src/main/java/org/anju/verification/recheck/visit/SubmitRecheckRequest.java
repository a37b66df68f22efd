package org.anju.verification.recheck.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.anju.verification.record.InYears;
import org.anju.verification.record.RecordDetails;
import org.anju.verification.record.WrittenTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a second verifier found at a household, in the same terms as a record.
 *
 * @param id made by the phone (UUIDv7), so that sending it again records nothing new
 * @param reached whether anybody was met or the house could be judged; everything from {@code secured} on is left out where not
 * @param visitedAt by the phone's clock
 * @param position WGS 84
 * @param photos by reference: declared and uploaded as a record's, with this recheck's id in place of the record's
 */
@Schema(name = "SubmitRecheck")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubmitRecheckRequest(
        @NotNull UUID id,
        @NotNull UUID taskId,
        @NotNull Boolean reached,
        NotReachedReason notReachedReason,
        Boolean secured,
        @Size(max = 40) String assuranceCategory,
        @Size(max = 40) String assuranceMode,
        @Size(max = 10) String safetyGrade,
        @Size(max = 60) String situation,

        @NotNull @InYears(from = 2000, to = 2099) @JsonDeserialize(using = WrittenTime.class)
        OffsetDateTime visitedAt,

        @Valid Position position,

        @NotBlank @Size(max = 100) @Pattern(regexp = NO_CONTROL)
        String deviceId,

        @Size(max = 2000) @Pattern(regexp = NO_CONTROL) String note,
        @Valid RecordDetails details,
        @Size(max = 60) List<@NotNull @Valid PhotoReference> photos) {

    /** Line breaks and tabs may stand in a note; other control characters, NUL above all, cannot be stored as text. */
    static final String NO_CONTROL = "[\\P{Cc}\\n\\r\\t]*";

    SubmitRecheckRequest {
        photos = photos == null ? List.of() : photos;
    }

    @Schema(name = "RecheckNotReachedReason")
    enum NotReachedReason {
        LOCKED,
        AWAY,
        REFUSED,
        HOUSE_NOT_FOUND,
        ROAD_CLOSED,
        OTHER
    }

    @Schema(name = "RecheckPosition")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Position(
            @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
            @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,
            @PositiveOrZero Double accuracyMeters) {}

    @Schema(name = "RecheckPhotoReference")
    record PhotoReference(
            @NotNull UUID photoId, @NotBlank @Size(max = 40) String slot) {}
}
