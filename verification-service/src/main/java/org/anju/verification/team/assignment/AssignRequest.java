package org.anju.verification.team.assignment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.verification.team.Account;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param village all its households; or else householdIds
 * @param teamId the team that takes the tasks; or else account
 * @param reassign true to take over tasks that others hold, with a reason
 */
@Schema(name = "AssignTasks")
record AssignRequest(
        RegionCode village,
        @Size(min = 1, max = 2000) List<@NotNull UUID> householdIds,
        UUID teamId,
        @Valid Account account,
        boolean reassign,
        @Size(max = 500) @Pattern(regexp = "\\P{Cc}*") String reason) {}
