package org.anju.verification.rectification.step;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param plannedFor the day by which it will be put right; by the end of the year, or of the next for what is found in the
 *     last quarter
 * @param interimMode how the household is housed until then, a mode of provided safety; needed where its home is not safe
 * @param plan what will be done
 */
@Schema(name = "PlanProblem")
record PlanProblemRequest(
        @NotNull LocalDate plannedFor,
        @Size(max = 40) String interimMode,

        @NotBlank @Size(max = 2000) @Pattern(regexp = "[\\P{Cc}\\n\\r\\t]*")
        String plan) {}
