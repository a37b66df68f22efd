package org.anju.verification.team.assignment;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.verification.team.Team;

/** Why a task is not put into somebody's hands, or not taken from them. */
final class AssignmentRefusals {

    private static final int MOST_NAMED = 100;

    private AssignmentRefusals() {}

    static ProblemException householdsUnknown(List<UUID> households) {
        ProblemException problem = ProblemException.notFound(
                "household-unknown",
                Text.of("Some households are not yours to assign", "部分农户不可分派"),
                Text.of(
                        "%d of the households are not on the roster of your regions, or not of this campaign. Nothing was changed."
                                .formatted(households.size()),
                        "有%d户不在您区域的花名册中,或不属于本次核验行动。未作任何更改。".formatted(households.size())));
        households.stream()
                .limit(MOST_NAMED)
                .forEach(id -> problem.violation("householdIds", "a household of your regions", id.toString()));
        return problem;
    }

    static ProblemException held(Map<UUID, Holder> held) {
        Holder first = held.values().iterator().next();
        ProblemException problem = ProblemException.conflict(
                "task-held",
                Text.of("Some tasks are in other hands", "部分任务已由他人承担"),
                Text.of(
                        "%d tasks are held already, the first by %s. Nothing was changed. To take them over send reassign=true with a reason."
                                .formatted(held.size(), first.describe()),
                        "有%d项任务已被承担,首项由%s承担。未作任何更改。如需改派,请填写reassign=true并说明理由。"
                                .formatted(held.size(), first.describe())));
        held.entrySet().stream()
                .limit(MOST_NAMED)
                .forEach(entry -> problem.violation(
                        "householdIds",
                        "held by " + entry.getValue().describe(),
                        entry.getKey().toString()));
        return problem;
    }

    static ProblemException notHeldByCaller(List<UUID> households) {
        ProblemException problem = ProblemException.conflict(
                "task-not-yours",
                Text.of("Some tasks are not in your hands", "部分任务不由您承担"),
                Text.of(
                        "%d of the tasks are held neither by you nor by a team of yours. Nothing was changed."
                                .formatted(households.size()),
                        "有%d项任务不由您或您所在的工作组承担。未作任何更改。".formatted(households.size())));
        households.stream()
                .limit(MOST_NAMED)
                .forEach(id -> problem.violation("householdIds", "a task that you hold", id.toString()));
        return problem;
    }

    static ProblemException holderUnclear() {
        return ProblemException.badRequest(
                        "task-holder-unclear",
                        Text.of("Say to whom", "请说明承担者"),
                        Text.of("Give either teamId or account.", "teamId与account请二选一。"))
                .violation("teamId", "either this or account", null);
    }

    static ProblemException tasksUnclear() {
        return ProblemException.badRequest(
                        "tasks-unclear",
                        Text.of("Say which households", "请说明农户"),
                        Text.of("Give either village or householdIds.", "village与householdIds请二选一。"))
                .violation("householdIds", "either this or village", null);
    }

    static ProblemException reasonMissing() {
        return ProblemException.unprocessable(
                        "reassign-reason-missing",
                        Text.of("Say why", "请说明理由"),
                        Text.of("With reassign=true give a reason.", "reassign=true时请填写reason。"))
                .violation("reason", "not blank", null);
    }

    static ProblemException teamElsewhere(Team team, String village) {
        return ProblemException.unprocessable(
                        "team-elsewhere",
                        Text.of("The team does not work there", "该工作组不负责此村"),
                        Text.of(
                                "Team %s works in region %s, which does not hold village %s."
                                        .formatted(team.id(), team.region(), village),
                                "工作组%s负责区划%s,不包括村%s。".formatted(team.id(), team.region(), village)))
                .violation(
                        "teamId",
                        "a team whose region holds the village",
                        team.id().toString());
    }
}
