package org.anju.verification.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param parked the caller's own records that wait for their household or for the record they correct, or that were refused
 *     after that; on the first page only
 * @param cursor what to send for the next page; absent on the last
 */
@Schema(name = "HeldRecordPage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record HeldPage(List<HeldRecord> items, List<Parked> parked, UUID cursor) {

    /** @param refusal why it will not be taken up, absent while it waits */
    @Schema(name = "ParkedRecord")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Parked(UUID id, UUID householdId, String digest, Instant receivedAt, String refusal) {}
}
