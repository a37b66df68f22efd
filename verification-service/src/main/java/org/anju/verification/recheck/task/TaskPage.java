package org.anju.verification.recheck.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param cursor what to send for the next page; absent on the last */
@Schema(name = "RecheckTaskPage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskPage(List<TaskResponse> items, UUID cursor) {

    /** Of tasks that were asked for with one more than the limit, so that the end is known. */
    static TaskPage of(List<StoredTask> found, int limit) {
        List<StoredTask> page = found.subList(0, Math.min(limit, found.size()));
        return new TaskPage(
                page.stream().map(TaskResponse::from).toList(),
                found.size() > limit ? page.getLast().id() : null);
    }
}
