package org.anju.verification.team;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is left out stays; a team stays in its region. */
@Schema(name = "ChangeTeam")
record ChangeTeamRequest(
        @Size(max = 100) @Pattern(regexp = "\\P{Cc}*[^\\s\\p{Cc}]\\P{Cc}*")
        String name,

        TeamKind kind) {}
