package org.anju.household.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record AuditEntryResponse(
        long id,
        Instant recordedAt,
        String subject,
        @Schema(examples = "county-622927") String username,
        @Schema(examples = "household.read") String action,
        @Schema(examples = "household") String objectType,
        String objectId,

        @Schema(
                description = "The smallest region that holds all that was touched 涵盖所涉对象的最小区划",
                examples = "622927100201")
        String region,

        @Schema(implementation = Map.class, description = "Ids, codes and counts 编号、代码与数量") @JsonRawValue
        String details) {

    static AuditEntryResponse from(RecordedEntry entry) {
        return new AuditEntryResponse(
                entry.id(),
                entry.recordedAt(),
                entry.subject(),
                entry.username(),
                entry.action(),
                entry.objectType(),
                entry.objectId(),
                entry.region(),
                entry.details());
    }
}
