package org.anju.verification.recheck.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A household to be visited again. While it is open nobody is told which record it is about, nor the record's stratum,
 * which would tell the record's category.
 *
 * @param verificationId the first record; left out while the task is open
 * @param attempts on how many days the household was looked for in vain
 * @param recheckId the latest recheck, if there is any
 */
@Schema(name = "RecheckTask")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskResponse(
        UUID id,
        UUID sampleId,
        UUID campaignId,
        UUID householdId,
        String villageCode,
        TaskState state,
        String assignee,
        int attempts,
        UUID recheckId,
        UUID verificationId) {

    static TaskResponse from(StoredTask task) {
        return new TaskResponse(
                task.id(),
                task.sampleId(),
                task.campaignId(),
                task.householdId(),
                task.villageCode(),
                task.state(),
                task.assignee(),
                task.attempts(),
                task.recheckId(),
                task.state() == TaskState.OPEN ? null : task.verificationId());
    }
}
