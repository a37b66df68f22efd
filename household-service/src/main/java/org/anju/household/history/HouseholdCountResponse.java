package org.anju.household.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many households were to be verified on a day, as known at a moment. Asked again with the same asOf and knownAt it is
 * the same.
 *
 * @param region null for all of the caller's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HouseholdCountResponse(
        RegionCode region,
        @Schema(examples = "2026-06-05") LocalDate asOf,
        Instant knownAt,

        @Schema(description = "Households to be verified 应核验户数")
        long households,

        @Schema(description = "Only when by was given 仅在填写by时返回")
        List<InRegion> regions) {

    record InRegion(String code, String name, long households) {}
}
