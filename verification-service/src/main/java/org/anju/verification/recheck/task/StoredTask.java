package org.anju.verification.recheck.task;

import java.util.UUID;

/** @param assignee the account's name, or null */
public record StoredTask(
        UUID id,
        UUID sampleId,
        UUID campaignId,
        UUID verificationId,
        UUID householdId,
        String villageCode,
        TaskState state,
        int attempts,
        UUID recheckId,
        String assignee) {}
