package org.anju.verification.submission;

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
import java.util.Objects;
import java.util.UUID;
import org.anju.verification.record.InYears;
import org.anju.verification.record.RecordDetails;
import org.anju.verification.record.WrittenTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A household's verification as a phone sends it.
 *
 * @param id made by the phone (UUIDv7); in {@code PUT /verifications/{id}} it may be left out of the body
 * @param replaces the record of the same household that this one corrects, as after a return; it is kept and stays readable
 * @param secured whether the household has safe housing; category and mode say how, and are left out where it has not
 * @param visitedAt by the phone's clock, with its offset; a number is refused
 * @param position WGS 84
 * @param details what the mode and the special situation ask for beyond that
 */
@Schema(name = "SubmitVerification")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubmitVerificationRequest(
        UUID id,
        @NotNull UUID campaignId,
        @NotNull UUID householdId,
        UUID replaces,
        @NotNull Boolean secured,

        @Size(max = 40) @Pattern(regexp = RecordDetails.PLAIN)
        String assuranceCategory,

        @Size(max = 40) @Pattern(regexp = RecordDetails.PLAIN)
        String assuranceMode,

        @Size(max = 10) @Pattern(regexp = RecordDetails.PLAIN)
        String safetyGrade,

        @Size(max = 60) @Pattern(regexp = RecordDetails.PLAIN)
        String situation,

        @NotNull @InYears(from = 2000, to = 2099) @JsonDeserialize(using = WrittenTime.class)
        OffsetDateTime visitedAt,

        @Valid Position position,

        @NotBlank @Size(max = 100) @Pattern(regexp = NO_CONTROL)
        String deviceId,

        @Size(max = 2000) @Pattern(regexp = NO_CONTROL) String note,
        @Valid RecordDetails details,
        @NotNull @Size(max = 60) List<@NotNull @Valid PhotoReference> photos) {

    /** Line breaks and tabs may stand in a note; what {@link RecordDetails#PLAIN} leaves out otherwise cannot be stored. */
    static final String NO_CONTROL = "[[^\\p{Cc}\\p{Cs}]\\n\\r\\t]*";

    /** More than half of the Earth's circumference: no position is less certain than that. */
    private static final String FARTHEST_METERS = "20100000";

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Position(
            @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
            @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,
            @PositiveOrZero @DecimalMax(FARTHEST_METERS) Double accuracyMeters) {}

    public record PhotoReference(
            @NotNull UUID photoId,

            @NotBlank @Size(max = 40) @Pattern(regexp = RecordDetails.PLAIN)
            String slot) {}

    List<UUID> photoIds() {
        return photos.stream().map(PhotoReference::photoId).toList();
    }

    SubmitVerificationRequest withId(UUID wanted) {
        return new SubmitVerificationRequest(
                Objects.requireNonNull(wanted),
                campaignId,
                householdId,
                replaces,
                secured,
                assuranceCategory,
                assuranceMode,
                safetyGrade,
                situation,
                visitedAt,
                position,
                deviceId,
                note,
                details,
                photos);
    }
}
