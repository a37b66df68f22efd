package org.anju.verification.rectification.step;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param rectified whether it was found put right
 * @param verificationId a new record of the household that shows it; left out where it was looked at on the spot
 * @param note what was seen
 */
@Schema(name = "VerifyProblem")
record VerifyProblemRequest(
        @NotNull Boolean rectified,
        UUID verificationId,

        @NotBlank @Size(max = 2000) @Pattern(regexp = "[\\P{Cc}\\n\\r\\t]*")
        String note) {}
