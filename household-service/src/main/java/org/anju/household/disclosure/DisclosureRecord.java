package org.anju.household.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who saw what of whom, when and why; never the values. */
record DisclosureRecord(
        UUID id,
        UUID householdId,
        @Schema(description = "Null for the head 户主为空") UUID memberId,
        @Schema(examples = "622927100201") String villageCode,
        List<String> fields,
        String reason,
        String subject,
        @Schema(examples = "county-622927") String username,
        Instant disclosedAt) {}
