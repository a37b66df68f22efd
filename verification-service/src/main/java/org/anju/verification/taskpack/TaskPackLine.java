package org.anju.verification.taskpack;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.anju.common.region.RegionCode;

/** A line of a task pack; {@code kind} tells which. */
sealed interface TaskPackLine {

    record PackLine(String kind, UUID campaignId, String ruleSet, RegionCode village, Instant madeAt, int households)
            implements TaskPackLine {}

    /** @param state PENDING where nobody has submitted yet */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HouseholdLine(
            String kind,
            UUID householdId,
            String householdNo,
            String villageCode,
            String expectedMode,
            int memberCount,
            String state,
            UUID verificationId)
            implements TaskPackLine {}
}
