package org.anju.household.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That an event is recorded; the same each time it is sent.
 *
 * @param version of the household, which the event led to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RosterEventResponse(
        UUID id,
        RosterEventType type,
        UUID householdId,
        long version,
        LocalDate effectiveOn,
        Instant recordedAt,

        @Schema(description = "The household split off, or merged into 分出或并入的农户")
        UUID relatedHouseholdId,

        @Schema(description = "Of the person who became a member by this event 因本次变动成为成员的人员编号")
        UUID memberId) {}
