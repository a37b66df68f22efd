package org.anju.verification.recheck.sample;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.verification.recheck.RecheckLevel;
import org.anju.verification.recheck.RecheckParameters;

/** @param version grows with every decision */
public record StoredSample(
        UUID id,
        long version,
        UUID campaignId,
        RegionCode region,
        RecheckLevel level,
        String seed,
        boolean seedGiven,
        BigDecimal share,
        List<String> strata,
        RecheckParameters parameters,
        int frameSize,
        String frameDigest,
        String requestDigest,
        SampleState state,
        String createdBy,
        String createdByName,
        Instant createdAt) {

    public boolean stratifiesByTownship() {
        return strata.contains(StratumKey.TOWNSHIP.name());
    }
}
