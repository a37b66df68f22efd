package org.anju.verification.team.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.anju.verification.team.Account;
import org.anju.verification.team.Team;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** In whose hands a task is: a team's, or an account's, whose username it then has. */
@Schema(name = "TaskHolder")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Holder(UUID teamId, String teamName, String username) {

    static Holder of(Account account) {
        return new Holder(null, null, account.username());
    }

    static Holder of(Team team) {
        return new Holder(team.id(), team.name(), null);
    }

    /** Whether both are the same, be a team renamed or not. */
    boolean is(Holder other) {
        return teamId == null ? username.equals(other.username) : teamId.equals(other.teamId);
    }

    /** As a phone shows it. */
    String name() {
        return teamId == null ? username : teamName;
    }

    String describe() {
        return teamId == null ? username : "%s (%s)".formatted(teamName, teamId);
    }
}
