package org.anju.verification.rectification.step;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param dueOn the day by which it is to be put right; left out, as many days from now as its kind has
 * @param note how it has shown again
 */
@Schema(name = "ReopenProblem")
record ReopenProblemRequest(
        LocalDate dueOn,

        @NotBlank @Size(max = 2000) @Pattern(regexp = "[\\P{Cc}\\n\\r\\t]*")
        String note) {}
