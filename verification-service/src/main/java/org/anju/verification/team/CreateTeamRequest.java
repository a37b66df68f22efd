package org.anju.verification.team;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param id made by the client, so that sending it again creates nothing; left out, the server makes one */
@Schema(name = "CreateTeam")
record CreateTeamRequest(
        UUID id,

        @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cc}*")
        String name,

        @NotNull TeamKind kind,
        @NotNull RegionCode region,
        @Size(max = 200) List<@NotNull @Valid AddTeamMemberRequest> members) {

    CreateTeamRequest {
        members = members == null ? List.of() : members;
    }
}
