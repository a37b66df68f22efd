package org.anju.verification.recheck.sample;

import java.time.Instant;
import org.anju.common.region.RegionCode;
import org.anju.verification.recheck.draw.Round;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param size how many were drawn by chance, apart from the mandatory ones and the minimum of one a stratum
 * @param township the only township that this round drew from, or null
 */
@Schema(name = "RecheckRound")
public record DrawnRound(int round, int size, RegionCode township, Instant drawnAt) {

    Round toRound() {
        return new Round(size, township == null ? "" : township.prefix());
    }
}
