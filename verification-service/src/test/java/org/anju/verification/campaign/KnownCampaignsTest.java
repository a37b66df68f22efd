package org.anju.verification.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.junit.jupiter.api.Test;

class KnownCampaignsTest {

    private static final UUID ID = UUID.randomUUID();

    private long nanos;
    private int lookUps;
    private Campaign stored;

    private final KnownCampaigns known = new KnownCampaigns(() -> nanos);

    @Test
    void looksUpOnceHoweverOftenItIsAsked() {
        stored = campaign("2020");
        for (int time = 0; time < 1000; time++) {
            assertThat(find()).contains(stored);
        }
        assertThat(lookUps).isEqualTo(1);
    }

    @Test
    void seesWhatAnotherInstanceChangedAfterAMoment() {
        stored = campaign("2020");
        find();
        stored = campaign("2024");
        nanos += KnownCampaigns.MEMORY.minusMillis(1).toNanos();
        assertThat(find().orElseThrow().ruleSet()).isEqualTo("2020");
        nanos += Duration.ofMillis(1).toNanos();
        assertThat(find().orElseThrow().ruleSet()).isEqualTo("2024");
    }

    @Test
    void doesNotRememberThatACampaignIsMissing() {
        assertThat(find()).isEmpty();
        stored = campaign("2020");
        assertThat(find()).contains(stored);
    }

    private Optional<Campaign> find() {
        return known.find(ID, id -> {
            lookUps++;
            return Optional.ofNullable(stored);
        });
    }

    private static Campaign campaign(String ruleSet) {
        LocalDate day = LocalDate.of(2026, 6, 5);
        CreateCampaignRequest request = new CreateCampaignRequest(
                ID, "Test", List.of(new RegionCode("622900000000")), day, day, ruleSet, Opening.ALL_AT_ONCE);
        return new Campaign(ID, request, "somebody", Instant.EPOCH);
    }
}
