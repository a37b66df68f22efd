package org.anju.verification.campaign;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Campaigns for those who ask with every record. Another instance of the service may change a campaign at any time, so none
 * is remembered for longer than a moment; within it no query is spent.
 */
final class KnownCampaigns {

    static final Duration MEMORY = Duration.ofSeconds(2);

    private static final int LARGEST_NUMBER = 1_000;

    private final Cache<UUID, Campaign> known;

    KnownCampaigns(Ticker ticker) {
        known = Caffeine.newBuilder()
                .maximumSize(LARGEST_NUMBER)
                .expireAfterWrite(MEMORY)
                .ticker(ticker)
                .build();
    }

    /** A campaign that does not exist is looked up each time: it may be created the next moment. */
    Optional<Campaign> find(UUID id, Function<UUID, Optional<Campaign>> lookUp) {
        Campaign remembered = known.getIfPresent(id);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<Campaign> found = lookUp.apply(id);
        found.ifPresent(campaign -> known.put(id, campaign));
        return found;
    }
}
