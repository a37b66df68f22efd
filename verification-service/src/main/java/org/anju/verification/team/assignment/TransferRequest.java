package org.anju.verification.team.assignment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.anju.verification.team.Account;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param from whose tasks are transferred, all of your regions
 * @param teamId the team that takes them; or else account
 */
@Schema(name = "TransferTasks")
record TransferRequest(
        @NotNull @Valid Account from,
        UUID teamId,
        @Valid Account account,

        @NotBlank @Size(max = 500) @Pattern(regexp = "\\P{Cc}*")
        String reason) {}
