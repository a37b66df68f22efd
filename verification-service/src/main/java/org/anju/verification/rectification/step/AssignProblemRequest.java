package org.anju.verification.rectification.step;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param assignee an account's name, or a team's
 * @param dueOn the day by which it is to be put right, in China's time
 */
@Schema(name = "AssignProblem")
record AssignProblemRequest(
        @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cc}*")
        String assignee,

        @NotNull LocalDate dueOn,

        @Size(max = 2000) @Pattern(regexp = "[\\P{Cc}\\n\\r\\t]*")
        String note) {}
