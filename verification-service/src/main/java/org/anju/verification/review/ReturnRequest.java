package org.anju.verification.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.anju.verification.record.ReturnReason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param note what to mend, to whoever recorded it; no names of household members */
@Schema(name = "ReviewReturn")
record ReturnRequest(
        @NotEmpty @Size(max = 14) List<@NotNull ReturnReason> reasons,

        @NotBlank @Size(max = 1000) @Pattern(regexp = Settlement.PLAIN)
        String note) {

    StepRequest toStep(UUID id, ExpectedVersion version) {
        return new StepRequest(
                id,
                ExpectedVersion.of(version),
                List.of(),
                reasons.stream().distinct().toList(),
                note);
    }
}
