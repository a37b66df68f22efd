package org.anju.verification.team.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param action ASSIGN, REASSIGN, HAND_BACK or TRANSFER */
@Schema(name = "TaskEvent")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskEventResponse(
        String action,
        UUID fromTeam,
        String fromAccount,
        UUID toTeam,
        String toAccount,
        String reason,
        String by,
        Instant at) {}
