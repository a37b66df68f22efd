package org.anju.verification.review;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.anju.verification.record.ReturnReason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One of many records that a reviewer takes a step with. */
sealed interface ReviewItem {

    UUID id();

    StepRequest toStep();

    /**
     * Onwards: approved or confirmed.
     *
     * @param version that the record must still have; left out, any will do
     * @param settles findings that were looked at
     */
    @Schema(name = "ReviewPassItem")
    record Pass(
            @NotNull UUID id,
            @Positive Long version,
            @Size(max = 50) List<@NotNull @Valid Settlement> settles) implements ReviewItem {

        @Override
        public StepRequest toStep() {
            return new StepRequest(id, version, settles == null ? List.of() : settles, List.of(), null);
        }
    }

    /** @param version that the record must still have; left out, any will do */
    @Schema(name = "ReviewReturnItem")
    record Return(
            @NotNull UUID id,
            @Positive Long version,
            @NotEmpty @Size(max = 14) List<@NotNull ReturnReason> reasons,

            @NotBlank @Size(max = 1000) @Pattern(regexp = Settlement.PLAIN)
            String note)
            implements ReviewItem {

        @Override
        public StepRequest toStep() {
            return new StepRequest(
                    id, version, List.of(), reasons.stream().distinct().toList(), note);
        }
    }
}
