package org.anju.verification.team.assignment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "HandBackTasks")
record HandBackRequest(
        @NotEmpty @Size(max = 2000) List<@NotNull UUID> householdIds,

        @NotBlank @Size(max = 500) @Pattern(regexp = "\\P{Cc}*")
        String reason) {}
