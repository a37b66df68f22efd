package org.anju.verification.watch.village;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.verification.record.RecordFinding.Severity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param kind UNTOUCHED: households have no record; NO_SPECIAL_CASE: all have one, and none is special
 * @param households on the village's roster
 * @param concerned how many of them it is about
 * @param settledAt when it was no longer so, or null
 */
@Schema(name = "VillageFinding")
@JsonInclude(JsonInclude.Include.NON_NULL)
record VillageFindingResponse(
        long id,
        UUID campaignId,
        RegionCode villageCode,
        String rule,
        Kind kind,
        Severity severity,
        String english,
        String chinese,
        int households,
        int concerned,
        Instant foundAt,
        Instant settledAt) {

    @Schema(name = "VillageFindingKind")
    enum Kind {
        UNTOUCHED,
        NO_SPECIAL_CASE
    }
}
