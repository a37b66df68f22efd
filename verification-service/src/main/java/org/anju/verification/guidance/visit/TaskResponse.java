package org.anju.verification.guidance.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param entries when it was said to be done or not to be, the latest last */
@Schema(name = "GuidanceTask")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskResponse(
        UUID id,
        UUID visitId,
        String region,
        String text,
        String assigneeAccount,
        String assigneeRole,
        LocalDate dueOn,
        boolean done,
        List<Entry> entries,
        String createdBy,
        Instant createdAt) {

    @Schema(name = "GuidanceTaskEntry")
    record Entry(boolean done, String note, String actedBy, Instant actedAt) {

        static Entry from(TaskEntry entry) {
            return new Entry(entry.done(), entry.note(), entry.actedByName(), entry.actedAt());
        }
    }

    static TaskResponse from(Task task, List<TaskEntry> entries) {
        return new TaskResponse(
                task.id(),
                task.visitId(),
                task.regionCode(),
                task.text(),
                task.assigneeAccount(),
                task.assigneeRole(),
                task.dueOn(),
                task.done(),
                entries.stream().map(Entry::from).toList(),
                task.createdByName(),
                task.createdAt());
    }
}
