package org.anju.verification.village;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param households on the roster now
 * @param confirmed of them with a confirmed or locked record
 */
@Schema(name = "CampaignVillage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record VillageResponse(
        String villageCode,
        VillagePhase phase,
        boolean pilot,
        Instant openedAt,
        Instant closedAt,
        int households,
        int confirmed) {}
