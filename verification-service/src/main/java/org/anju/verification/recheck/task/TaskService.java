package org.anju.verification.recheck.task;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.common.caller.Caller;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.verification.recheck.RecheckRefusals;
import org.anju.verification.recheck.sample.SampleService;
import org.anju.verification.recheck.sample.SampleState;
import org.anju.verification.recheck.sample.StoredSample;
import org.anju.verification.recheck.task.AssignTasksResponse.PassedOver;
import org.anju.verification.recheck.task.AssignTasksResponse.Why;

@ApplicationScoped
@Transactional
class TaskService {

    private static final int USUAL_LIMIT = 100;

    private final SampleService samples;
    private final TaskStore tasks;
    private final InvolvedPeople involved;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    TaskService(SampleService samples, TaskStore tasks, InvolvedPeople involved, RowSecurity rowSecurity, Clock clock) {
        this.samples = samples;
        this.tasks = tasks;
        this.involved = involved;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    /** Who only visits sees own tasks only. */
    TaskPage list(UUID sample, String assignee, TaskState state, UUID cursor, int limit, Caller caller) {
        String wanted = assignee;
        if (!followsSamples(caller)) {
            requireSelf(assignee, caller);
            wanted = caller.username();
        }
        rowSecurity.restrictTo(caller.scope());
        if (!tasks.hasTasks(sample)) {
            throw RecheckRefusals.sampleUnknown(sample);
        }
        return TaskPage.of(tasks.page(sample, wanted, state, start(cursor), limit + 1), limit);
    }

    TaskPage own(UUID cursor, int limit, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        return TaskPage.of(tasks.openOf(caller.username(), start(cursor), limit + 1), limit);
    }

    AssignTasksResponse assign(UUID id, AssignTasksRequest request, Caller caller) {
        StoredSample sample = samples.find(id, caller);
        requireOneChoice(request);
        if (sample.state() != SampleState.OPEN) {
            throw RecheckRefusals.sampleDecided(id, sample.state().name());
        }
        List<PassedOver> passedOver = new ArrayList<>();
        List<StoredTask> candidates =
                request.tasks() == null ? unassigned(id, request, caller) : named(id, request.tasks(), passedOver);
        Set<UUID> own = involved.householdsOf(
                request.assignee(),
                sample.campaignId(),
                candidates.stream().map(StoredTask::householdId).toList());
        List<UUID> free = new ArrayList<>();
        for (StoredTask task : candidates) {
            if (own.contains(task.householdId())) {
                passedOver.add(new PassedOver(task.id(), Why.INVOLVED));
                continue;
            }
            free.add(task.id());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int limit = Objects.requireNonNullElse(request.limit(), USUAL_LIMIT);
        List<StoredTask> assigned = request.tasks() == null
                ? tasks.assignFree(free, limit, request.assignee(), caller, now)
                : tasks.assign(free, request.assignee(), caller, now);
        return new AssignTasksResponse(assigned.stream().map(TaskResponse::from).toList(), passedOver);
    }

    private List<StoredTask> unassigned(UUID sample, AssignTasksRequest request, Caller caller) {
        caller.scope().requireCovers(request.region());
        return tasks.unassigned(sample, request.region());
    }

    private List<StoredTask> named(UUID sample, List<UUID> wanted, List<PassedOver> passedOver) {
        Map<UUID, StoredTask> found = tasks.lock(wanted).stream()
                .filter(task -> task.sampleId().equals(sample))
                .collect(Collectors.toMap(StoredTask::id, Function.identity()));
        List<StoredTask> open = new ArrayList<>();
        for (UUID id : wanted.stream().distinct().toList()) {
            StoredTask task = found.get(id);
            if (task == null) {
                passedOver.add(new PassedOver(id, Why.UNKNOWN));
                continue;
            }
            if (task.state() != TaskState.OPEN) {
                passedOver.add(new PassedOver(id, Why.NOT_OPEN));
                continue;
            }
            open.add(task);
        }
        return open;
    }

    private static boolean followsSamples(Caller caller) {
        return caller.has(SUPERVISOR) || caller.has(COUNTY_REVIEWER) || caller.has(TOWNSHIP_REVIEWER);
    }

    private static UUID start(UUID cursor) {
        return cursor == null ? new UUID(0, 0) : cursor;
    }

    private static void requireSelf(String assignee, Caller caller) {
        if (assignee == null || assignee.equals(caller.username())) {
            return;
        }
        throw ProblemException.forbidden(
                        "recheck-tasks-not-yours",
                        Text.of("These are another's tasks", "这是他人的任务"),
                        Text.of(
                                "Your account sees its own recheck tasks only: leave assignee out, or give your own account's name.",
                                "您的账号只能查看自己的复核任务:请省略assignee,或填写自己的账号名。"))
                .violation("assignee", "your own account", null);
    }

    private static void requireOneChoice(AssignTasksRequest request) {
        if ((request.tasks() == null) != (request.region() == null)) {
            return;
        }
        throw ProblemException.badRequest(
                        "recheck-tasks-or-region",
                        Text.of("Name tasks or a region", "请指定任务或区域"),
                        Text.of(
                                "Give either the ids of tasks, or a region of which open tasks are to be taken; not both.",
                                "请填写tasks(任务编号)或region(从中分派未分派任务的区域),二者选一。"))
                .violation("tasks", "either tasks or region", null);
    }
}
