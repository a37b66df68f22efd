package org.anju.verification.guidance.visit;

import com.fasterxml.jackson.annotation.JsonValue;
import org.anju.common.caller.Roles;

/** Roles of the field and the offices, which tasks may be given to. */
enum AssigneeRole {
    VERIFIER(Roles.VERIFIER),
    TOWNSHIP_REVIEWER(Roles.TOWNSHIP_REVIEWER),
    COUNTY_REVIEWER(Roles.COUNTY_REVIEWER),
    ROSTER_MANAGER(Roles.ROSTER_MANAGER),
    APPRAISER(Roles.APPRAISER),
    GUIDE(Roles.GUIDE);

    private final String role;

    AssigneeRole(String role) {
        this.role = role;
    }

    @JsonValue
    public String role() {
        return role;
    }
}
