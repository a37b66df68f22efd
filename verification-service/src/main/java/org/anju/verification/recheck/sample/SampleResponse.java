package org.anju.verification.recheck.sample;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.verification.recheck.RecheckLevel;
import org.anju.verification.recheck.RecheckParameters;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param version grows with every decision; a decision names the one that it was made on
 * @param seedGiven false where the server made the seed
 * @param frameSize how many records could be drawn
 * @param frameDigest SHA-256 of those, with strata and weights
 * @param progress left out in lists, as are rounds and strata
 */
@Schema(name = "RecheckSample")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SampleResponse(
        UUID id,
        long version,
        UUID campaignId,
        RegionCode region,
        RecheckLevel level,
        SampleState state,
        String seed,
        boolean seedGiven,
        BigDecimal share,
        List<String> stratifiedBy,
        RecheckParameters parameters,
        int frameSize,
        String frameDigest,
        String createdBy,
        Instant createdAt,
        Progress progress,
        List<DrawnRound> rounds,
        List<Stratum> strata) {

    /** @param notReached looked for on several days in vain */
    @Schema(name = "RecheckProgress")
    record Progress(int drawn, int open, int done, int notReached, int withdrawn) {}

    /** @param records how many could be drawn */
    @Schema(name = "RecheckStratum")
    record Stratum(String stratum, int records, int drawn, int open, int done, int notReached, int withdrawn) {}

    static SampleResponse listed(StoredSample sample) {
        return of(sample, null, null, null);
    }

    static SampleResponse of(StoredSample sample, List<DrawnRound> rounds, List<Stratum> strata) {
        Progress progress = new Progress(
                strata.stream().mapToInt(Stratum::drawn).sum(),
                strata.stream().mapToInt(Stratum::open).sum(),
                strata.stream().mapToInt(Stratum::done).sum(),
                strata.stream().mapToInt(Stratum::notReached).sum(),
                strata.stream().mapToInt(Stratum::withdrawn).sum());
        return of(sample, progress, rounds, strata);
    }

    private static SampleResponse of(
            StoredSample sample, Progress progress, List<DrawnRound> rounds, List<Stratum> strata) {
        return new SampleResponse(
                sample.id(),
                sample.version(),
                sample.campaignId(),
                sample.region(),
                sample.level(),
                sample.state(),
                sample.seed(),
                sample.seedGiven(),
                sample.share(),
                sample.strata(),
                sample.parameters(),
                sample.frameSize(),
                sample.frameDigest(),
                sample.createdByName(),
                sample.createdAt(),
                progress,
                rounds,
                strata);
    }
}
