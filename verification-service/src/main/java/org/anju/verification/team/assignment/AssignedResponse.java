package org.anju.verification.team.assignment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param assigned tasks that nobody held
 * @param reassigned tasks that somebody else held
 * @param unchanged tasks that the holder held already
 */
@Schema(name = "AssignedTasks")
record AssignedResponse(Holder holder, int assigned, int reassigned, int unchanged) {}
