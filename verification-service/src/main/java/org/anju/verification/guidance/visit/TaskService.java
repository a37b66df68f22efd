package org.anju.verification.guidance.visit;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.RowSecurity;
import org.anju.common.time.ChinaTime;

@ApplicationScoped
class TaskService {

    private final VisitRepository visits;
    private final TaskRepository tasks;
    private final TaskEntryRepository entries;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    TaskService(
            VisitRepository visits,
            TaskRepository tasks,
            TaskEntryRepository entries,
            RowSecurity rowSecurity,
            Clock clock) {
        this.visits = visits;
        this.tasks = tasks;
        this.entries = entries;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    /** What adding came to: the task, and whether it is new. */
    record Addition(TaskResponse task, boolean created) {}

    @Transactional
    Addition add(UUID visitId, AddTaskRequest request, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        Visit visit = visits.findByIdOptional(visitId)
                .filter(found -> caller.scope().coversCode(found.regionCode()))
                .orElseThrow(() -> VisitRefusals.unknown(visitId));
        request.requireOneAssignee();
        UUID id = Objects.requireNonNullElseGet(request.id(), UuidCreator::getTimeOrderedEpoch);
        Optional<Task> earlier = tasks.findByIdOptional(id);
        if (earlier.isPresent()) {
            if (!earlier.get().holds(visit, request)) {
                throw VisitRefusals.exists(id);
            }
            return new Addition(responses(List.of(earlier.get())).getFirst(), false);
        }
        Task task = new Task(id, visit, request, caller, now());
        tasks.persistAndFlush(task);
        return new Addition(TaskResponse.from(task, List.of()), true);
    }

    /** Said again, it is written down once. */
    @Transactional
    TaskResponse settle(UUID visitId, UUID taskId, boolean done, String note, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        Task task = Optional.ofNullable(tasks.findById(taskId, LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> found.visitId().equals(visitId))
                .filter(found -> caller.scope().coversCode(found.regionCode()))
                .orElseThrow(() -> VisitRefusals.taskUnknown(taskId));
        if (!task.concerns(caller)) {
            throw VisitRefusals.taskOfOthers();
        }
        if (task.become(done)) {
            entries.persistAndFlush(new TaskEntry(task, note, caller, now()));
        }
        return responses(List.of(task)).getFirst();
    }

    @Transactional
    TaskPage list(TaskFilter filter, TaskCursor cursor, int limit, Caller caller) {
        caller.scope().requireCovers(filter.region);
        rowSecurity.restrictTo(caller.scope());
        List<Task> found = tasks.page(
                filter,
                caller,
                ChinaTime.dayOf(clock.instant()),
                Objects.requireNonNullElse(cursor, TaskCursor.START),
                limit + 1);
        List<Task> page = found.subList(0, Math.min(limit, found.size()));
        return new TaskPage(
                responses(page),
                found.size() > limit
                        ? new TaskCursor(page.getLast().dueOn(), page.getLast().id()).toString()
                        : null);
    }

    /** Those of a visit that the current transaction may see. */
    List<TaskResponse> of(UUID visit) {
        return responses(tasks.of(visit));
    }

    private List<TaskResponse> responses(Collection<Task> found) {
        Map<UUID, List<TaskEntry>> told = entries.of(found);
        return found.stream()
                .map(task -> TaskResponse.from(task, told.getOrDefault(task.id(), List.of())))
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
