package org.anju.verification.rectification.step;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param note what was done
 * @param photosBefore declared for the household in slot PROBLEM_BEFORE; they may still be on their way
 * @param photosAfter declared for the household in slot PROBLEM_AFTER
 */
@Schema(name = "RectifyProblem")
record RectifyProblemRequest(
        @NotBlank @Size(max = 2000) @Pattern(regexp = "[\\P{Cc}\\n\\r\\t]*")
        String note,

        @Size(max = 20) List<@NotNull UUID> photosBefore,
        @Size(max = 20) List<@NotNull UUID> photosAfter) {

    RectifyProblemRequest {
        photosBefore = Objects.requireNonNullElse(photosBefore, List.of());
        photosAfter = Objects.requireNonNullElse(photosAfter, List.of());
    }
}
