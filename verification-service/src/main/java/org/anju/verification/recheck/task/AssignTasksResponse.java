package org.anju.verification.recheck.task;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param passedOver what was not assigned, and why */
@Schema(name = "AssignRecheckTasksResult")
record AssignTasksResponse(List<TaskResponse> assigned, List<PassedOver> passedOver) {

    @Schema(name = "RecheckTaskPassedOverWhy")
    enum Why {
        /** The account recorded, accompanied or reviewed a record of the household in this campaign. */
        INVOLVED,
        /** It is open no more. */
        NOT_OPEN,
        /** There is none such in the sample, or in your regions. */
        UNKNOWN
    }

    @Schema(name = "RecheckTaskPassedOver")
    record PassedOver(UUID taskId, Why why) {}
}
