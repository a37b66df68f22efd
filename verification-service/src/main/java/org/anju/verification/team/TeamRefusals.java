package org.anju.verification.team;

import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** Why a team is not to be had or changed. */
public final class TeamRefusals {

    private TeamRefusals() {}

    public static ProblemException unknown(UUID id) {
        return ProblemException.notFound(
                        "team-unknown",
                        Text.of("No such team", "没有该工作组"),
                        Text.of("There is no team %s in your regions.".formatted(id), "您的区域内没有工作组%s。".formatted(id)))
                .violation("teamId", "a team of your regions and this campaign", id.toString());
    }

    static ProblemException idTaken(UUID id) {
        return ProblemException.conflict(
                        "team-exists",
                        Text.of("This id is taken", "该编号已被使用"),
                        Text.of(
                                "Another team has the id %s. Use a new id.".formatted(id),
                                "编号%s已属于另一工作组。请使用新的编号。".formatted(id)))
                .violation("id", "not yet used", id.toString());
    }

    static ProblemException memberTwice(String username) {
        return ProblemException.badRequest(
                        "team-member-twice",
                        Text.of("An account is named twice", "同一账号出现两次"),
                        Text.of("Name the account %s once.".formatted(username), "账号%s只能填写一次。".formatted(username)))
                .violation("members", "each account once", username);
    }

    static ProblemException memberUnknown(UUID id) {
        return ProblemException.notFound(
                        "team-member-unknown",
                        Text.of("No such member", "没有该成员"),
                        Text.of(
                                "The team has no member %s; GET the team lists its members.".formatted(id),
                                "工作组中没有成员%s;可查询工作组查看成员。".formatted(id)))
                .violation("member", "the id of a member", id.toString());
    }
}
