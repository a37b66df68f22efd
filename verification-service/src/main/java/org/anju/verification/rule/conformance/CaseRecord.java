package org.anju.verification.rule.conformance;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.anju.verification.record.RecordDetails;
import org.anju.verification.rule.RecordInput;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A record as a phone sends it, without what rules do not look at. */
@Schema(name = "ConformanceRecord")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseRecord(
        @NotNull Boolean secured,
        String assuranceCategory,
        String assuranceMode,
        String safetyGrade,
        String situation,
        @NotNull OffsetDateTime visitedAt,
        @Valid Position position,
        String note,
        @Valid RecordDetails details,
        @NotNull @Size(max = 60) List<@NotNull @Valid Photo> photos) {

    @Schema(name = "ConformancePosition")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Position(@NotNull Double latitude, @NotNull Double longitude, Double accuracyMeters) {}

    @Schema(name = "ConformancePhoto")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Photo(UUID photoId, @NotNull String slot) {}

    RecordInput input() {
        return new RecordInput(
                secured,
                assuranceCategory,
                assuranceMode,
                safetyGrade,
                situation,
                visitedAt.toInstant(),
                position == null ? null : position.latitude(),
                position == null ? null : position.longitude(),
                position == null ? null : position.accuracyMeters(),
                note != null,
                details,
                photos.stream().map(Photo::slot).toList());
    }
}
