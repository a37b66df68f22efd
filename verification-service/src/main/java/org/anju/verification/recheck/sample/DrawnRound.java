package org.anju.verification.recheck.sample;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.region.RegionCode;
import org.anju.verification.recheck.draw.Round;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param size how many were drawn by chance, apart from the mandatory ones and the minimum of one a stratum
 * @param township the only township that this round drew from, or null
 * @param closedVillages those of the frame that were closed by then, and that it did not draw from
 */
@Schema(name = "RecheckRound")
public record DrawnRound(int round, int size, RegionCode township, List<String> closedVillages, Instant drawnAt) {

    Round toRound(List<FrameEntry> frame) {
        Set<String> closed = Set.copyOf(closedVillages);
        Set<UUID> leftOut = frame.stream()
                .filter(entry -> closed.contains(entry.villageCode()))
                .map(entry -> entry.record().id())
                .collect(Collectors.toUnmodifiableSet());
        return new Round(size, township == null ? "" : township.prefix(), leftOut);
    }
}
