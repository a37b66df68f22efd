package org.anju.verification.team.assignment;

import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.verification.team.Account;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which tasks are asked for; what is left out does not restrict. */
public class TaskFilter {

    @RestQuery
    @Parameter(description = "A village or a larger region 村或上级区域", example = "622927100200")
    RegionCode region;

    @RestQuery
    @Parameter(description = "Held by this team 由该工作组承担")
    UUID team;

    @RestQuery
    @Parameter(description = "Held by this account 由该账号承担")
    @Pattern(regexp = Account.NAME)
    String account;

    @RestQuery
    @Parameter(description = "Held by you or a team of yours 由本人或本人所在工作组承担")
    boolean mine;

    @RestQuery
    @Parameter(description = "Held by nobody 未分派")
    boolean unassigned;
}
