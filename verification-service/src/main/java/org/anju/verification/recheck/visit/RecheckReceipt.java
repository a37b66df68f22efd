package org.anju.verification.recheck.visit;

import java.time.Instant;
import java.util.UUID;
import org.anju.verification.recheck.task.TaskState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a recheck is stored. How it compares with the first record is not told to whoever visited.
 *
 * @param digest SHA-256 of the recheck as sent, 64 hex digits
 * @param taskState OPEN where nobody was reached and the household is to be looked for on another day
 */
@Schema(name = "RecheckReceipt")
record RecheckReceipt(UUID id, UUID taskId, TaskState taskState, String digest, Instant recordedAt) {}
