package org.anju.verification.recheck.task;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param assignee the name of the account that is to visit, as it logs in
 * @param tasks these tasks, whoever has them now
 * @param region instead of tasks: open tasks of this region that nobody has
 * @param limit with region: at most so many; 100 where left out
 */
@Schema(name = "AssignRecheckTasks")
record AssignTasksRequest(
        @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cc}*")
        String assignee,

        @Size(min = 1, max = 1000) List<@NotNull UUID> tasks,
        RegionCode region,
        @Min(1) @Max(1000) Integer limit) {}
