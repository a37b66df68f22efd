package org.anju.household.duplicate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was decided of a case, and why. */
public record DecideDuplicateRequest(
        @NotNull Decision decision,

        @Schema(description = "With KEEP_HOUSEHOLD: the id of the side that keeps it 保留的一方的编号")
        UUID householdId,

        @NotBlank @Size(min = 5, max = 500) @Schema(description = "Grounds, without personal data 理由,不含个人信息")
        String note) {}
