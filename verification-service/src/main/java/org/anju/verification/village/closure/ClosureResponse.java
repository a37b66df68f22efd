package org.anju.verification.village.closure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.anju.verification.village.VillagePhase;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param balanced whether the village can be closed: total = verified + special + removed, and nothing else is open
 * @param numbers what other conditions count, such as problems closed
 * @param certificate the last one, or absent
 */
@Schema(name = "VillageClosure")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClosureResponse(
        UUID campaignId,
        String villageCode,
        VillagePhase phase,
        boolean balanced,
        Roster roster,
        List<ClosingNumber> numbers,
        List<Point> openPoints,
        CertificateResponse certificate) {

    /** @param householdIds the first hundred */
    @Schema(name = "ClosureOpenPoint")
    record Point(String reason, String english, String chinese, long count, List<UUID> householdIds) {

        static Point from(OpenPoint point) {
            return new Point(
                    point.reason(),
                    point.message().english(),
                    point.message().chinese(),
                    point.count(),
                    point.households());
        }
    }
}
