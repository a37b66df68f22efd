package org.anju.verification.review.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many records of a region wait for whom, and for how long. */
@Schema(name = "ReviewQueueSummary")
record QueueSummary(UUID campaignId, RegionCode region, Instant asOf, List<Waiting> waiting) {

    @Schema(name = "ReviewQueueState")
    enum What {
        /** For the township to approve. */
        COMPLETED,
        /** For the township to decide about. */
        COMPETING,
        /** For the county to confirm. */
        TOWNSHIP_APPROVED,
        /** For whoever recorded it to correct. */
        RETURNED
    }

    /** @param oldestSince absent where none waits */
    @Schema(name = "ReviewQueueWaiting")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Waiting(What state, long records, Ages ages, Instant oldestSince) {}

    /** Numbers of records by how long they have waited; a band ends where the next begins. */
    @Schema(name = "ReviewQueueAges")
    record Ages(long under1Day, long under3Days, long under7Days, long older) {}
}
