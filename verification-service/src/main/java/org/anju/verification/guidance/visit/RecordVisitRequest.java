package org.anju.verification.guidance.visit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.verification.guidance.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param id made by the client, so that sending it again records nothing; left out, the server makes one
 * @param region the village or township
 * @param participants who was there, by account name
 */
@Schema(name = "RecordGuidanceVisit")
record RecordVisitRequest(
        UUID id,
        @NotNull UUID campaignId,
        @NotNull RegionCode region,
        @NotNull LocalDate visitedOn,

        @NotBlank @Size(max = 5000) @Pattern(regexp = PlainText.LINES)
        String notes,

        @Size(max = 50) List<@NotBlank @Size(max = 100) @Pattern(regexp = PlainText.LINE) String> participants) {

    RecordVisitRequest {
        participants = List.copyOf(Objects.requireNonNullElse(participants, List.of()));
    }
}
