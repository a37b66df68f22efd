package org.anju.verification.guidance.visit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class TaskEntryRepository implements PanacheRepositoryBase<TaskEntry, UUID> {

    /** By task, in the order in which they were made. */
    Map<UUID, List<TaskEntry>> of(Collection<Task> tasks) {
        return list("taskId in ?1", Sort.by("id"), tasks.stream().map(Task::id).toList()).stream()
                .collect(Collectors.groupingBy(TaskEntry::taskId));
    }
}
