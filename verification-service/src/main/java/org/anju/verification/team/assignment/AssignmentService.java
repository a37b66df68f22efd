package org.anju.verification.team.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.RowSecurity;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.team.Account;
import org.anju.verification.team.Team;
import org.anju.verification.team.TeamRefusals;
import org.anju.verification.team.TeamRepository;
import org.anju.verification.team.assignment.AssignmentStore.Doing;
import org.anju.verification.team.assignment.AssignmentStore.Task;

/** Puts tasks into hands, and never one into two. */
@ApplicationScoped
class AssignmentService {

    private final AssignmentStore assignments;
    private final TaskList taskList;
    private final TeamRepository teams;
    private final CampaignService campaigns;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    AssignmentService(
            AssignmentStore assignments,
            TaskList taskList,
            TeamRepository teams,
            CampaignService campaigns,
            RowSecurity rowSecurity,
            Clock clock) {
        this.assignments = assignments;
        this.taskList = taskList;
        this.teams = teams;
        this.campaigns = campaigns;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    @Transactional
    AssignedResponse assign(UUID campaignId, AssignRequest request, Caller caller) {
        Campaign campaign = campaigns.getRunning(campaignId, caller);
        rowSecurity.restrictTo(caller.scope());
        if (request.reassign() && (request.reason() == null || request.reason().isBlank())) {
            throw AssignmentRefusals.reasonMissing();
        }
        List<Task> tasks = tasks(campaign, request, caller);
        Holder holder = holder(campaignId, request.teamId(), request.account(), tasks);
        Doing doing = doing(campaignId, caller, request.reason());
        return assign(doing, tasks, holder, subject(request.account()), request.reassign());
    }

    private AssignedResponse assign(Doing doing, List<Task> tasks, Holder holder, String subject, boolean reassign) {
        List<Task> taken = new ArrayList<>();
        List<Task> unchanged = new ArrayList<>();
        Map<UUID, Task> others = new LinkedHashMap<>();
        List<Task> rest = tasks;
        // What somebody held a moment ago may have been handed back meanwhile: then it is to be had after all.
        while (!rest.isEmpty()) {
            Set<UUID> now = assignments.take(doing, rest, holder, subject);
            rest.stream().filter(task -> now.contains(task.householdId())).forEach(taken::add);
            rest = rest.stream()
                    .filter(task -> !now.contains(task.householdId()))
                    .toList();
            Map<UUID, Task> held = assignments.held(
                    doing.campaign(), rest.stream().map(Task::householdId).toList());
            held.forEach((household, task) -> {
                if (task.holder().is(holder)) {
                    unchanged.add(task);
                } else {
                    others.put(household, task);
                }
            });
            rest = rest.stream()
                    .filter(task -> !held.containsKey(task.householdId()))
                    .toList();
        }
        if (!others.isEmpty() && !reassign) {
            Map<UUID, Holder> holders = new LinkedHashMap<>();
            others.forEach((household, task) -> holders.put(household, task.holder()));
            throw AssignmentRefusals.held(holders);
        }
        List<Task> takenOver = List.copyOf(others.values());
        assignments.takeOver(doing, takenOver, holder, subject);
        assignments.tell(doing, "ASSIGN", taken, holder);
        assignments.tell(doing, "REASSIGN", takenOver, holder);
        return new AssignedResponse(holder, taken.size(), takenOver.size(), unchanged.size());
    }

    /** All tasks of an account, as when somebody leaves. */
    @Transactional
    AssignedResponse transfer(UUID campaignId, TransferRequest request, Caller caller) {
        campaigns.getRunning(campaignId, caller);
        rowSecurity.restrictTo(caller.scope());
        List<Task> tasks = assignments.heldBy(campaignId, request.from());
        Holder holder = holder(campaignId, request.teamId(), request.account(), tasks);
        List<Task> moved =
                tasks.stream().filter(task -> !task.holder().is(holder)).toList();
        Doing doing = doing(campaignId, caller, request.reason());
        assignments.takeOver(doing, moved, holder, subject(request.account()));
        assignments.tell(doing, "TRANSFER", moved, holder);
        return new AssignedResponse(holder, 0, moved.size(), tasks.size() - moved.size());
    }

    @Transactional
    HandedBackResponse handBack(UUID campaignId, HandBackRequest request, Caller caller) {
        Campaign campaign = campaigns.get(campaignId, caller);
        rowSecurity.restrictTo(caller.scope());
        Set<UUID> asked = new HashSet<>(request.householdIds());
        Map<UUID, Task> held = assignments.held(campaignId, asked);
        Set<UUID> own = assignments.ownAmong(campaign.id(), held.keySet(), caller);
        List<UUID> foreign = asked.stream()
                .filter(household -> !own.contains(household))
                .sorted()
                .toList();
        if (!foreign.isEmpty()) {
            throw AssignmentRefusals.notHeldByCaller(foreign);
        }
        List<Task> tasks = List.copyOf(held.values());
        assignments.letGo(campaignId, tasks);
        assignments.tell(doing(campaignId, caller, request.reason()), "HAND_BACK", tasks, null);
        return new HandedBackResponse(tasks.size());
    }

    @Transactional
    TaskPage list(UUID campaignId, TaskFilter filter, TaskCursor cursor, int limit, Caller caller) {
        Campaign campaign = campaigns.get(campaignId, caller);
        if (filter.region != null) {
            caller.scope().requireCovers(filter.region);
        }
        rowSecurity.restrictTo(caller.scope());
        TaskCursor after = cursor == null ? TaskCursor.START : cursor;
        List<TaskResponse> found = taskList.page(campaign, filter, caller, after, limit + 1);
        List<TaskResponse> page = found.subList(0, Math.min(limit, found.size()));
        if (found.size() <= limit) {
            return new TaskPage(page, null);
        }
        TaskResponse last = page.getLast();
        return new TaskPage(page, new TaskCursor(last.villageCode(), last.householdId()).toString());
    }

    @Transactional
    List<TaskEventResponse> history(UUID campaignId, UUID household, Caller caller) {
        Campaign campaign = campaigns.get(campaignId, caller);
        rowSecurity.restrictTo(caller.scope());
        if (assignments.tasksOf(campaign, List.of(household)).isEmpty()) {
            throw AssignmentRefusals.householdsUnknown(List.of(household));
        }
        return taskList.history(campaignId, household);
    }

    private List<Task> tasks(Campaign campaign, AssignRequest request, Caller caller) {
        if ((request.village() == null) == (request.householdIds() == null)) {
            throw AssignmentRefusals.tasksUnclear();
        }
        if (request.village() != null) {
            campaigns.getFor(request.village(), campaign.id(), caller);
            return assignments.tasksOf(request.village().value());
        }
        Set<UUID> asked = new HashSet<>(request.householdIds());
        List<Task> tasks = assignments.tasksOf(campaign, asked);
        tasks.forEach(task -> asked.remove(task.householdId()));
        if (!asked.isEmpty()) {
            throw AssignmentRefusals.householdsUnknown(asked.stream().sorted().toList());
        }
        return tasks;
    }

    private Holder holder(UUID campaign, UUID teamId, Account account, List<Task> tasks) {
        if ((teamId == null) == (account == null)) {
            throw AssignmentRefusals.holderUnclear();
        }
        if (account != null) {
            return Holder.of(account);
        }
        Team team = teams.findByIdOptional(teamId)
                .filter(found -> found.campaignId().equals(campaign))
                .orElseThrow(() -> TeamRefusals.unknown(teamId));
        tasks.stream()
                .map(Task::villageCode)
                .filter(village -> !village.startsWith(team.region().prefix()))
                .findFirst()
                .ifPresent(village -> {
                    throw AssignmentRefusals.teamElsewhere(team, village);
                });
        return Holder.of(team);
    }

    private static String subject(Account account) {
        return account == null ? null : account.subject();
    }

    private Doing doing(UUID campaign, Caller caller, String reason) {
        return new Doing(campaign, caller, clock.instant().truncatedTo(ChronoUnit.MICROS), reason);
    }
}
