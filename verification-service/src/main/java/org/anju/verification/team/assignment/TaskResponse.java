package org.anju.verification.team.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param holder absent while the task is unassigned */
@Schema(name = "Task")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskResponse(UUID householdId, String villageCode, Holder holder, String assignedBy, Instant assignedAt) {}
