package org.anju.report.progress;

import java.util.Objects;
import java.util.UUID;

record ProgressKey(UUID campaignId, UUID householdId) {

    ProgressKey {
        Objects.requireNonNull(campaignId, "campaignId");
        Objects.requireNonNull(householdId, "householdId");
    }
}
