package org.anju.verification.team;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param expiresAt of a temporary member: from then on it is none */
@Schema(name = "AddTeamMember")
record AddTeamMemberRequest(@NotNull @Valid Account account, OffsetDateTime expiresAt) {

    Instant expiry() {
        return expiresAt == null ? null : expiresAt.toInstant();
    }
}
