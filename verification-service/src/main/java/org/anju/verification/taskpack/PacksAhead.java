package org.anju.verification.taskpack;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.fact.VerificationFacts;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.household.HouseholdFollower;
import org.anju.verification.record.RecordFollower;

/**
 * Makes packs again before they are asked for, once a village has come to rest: at dawn they are there. Made at once, each pack
 * would be made again for every record of the evening. Nothing rests on it: a pack that was missed here is made when asked for.
 */
@ApplicationScoped
class PacksAhead implements RecordFollower, HouseholdFollower {

    /** One run makes no more, so that a whole roster's change does not keep the service from its callers. */
    private static final int AT_ONCE = 50;
    /** Villages beyond that are made when asked for. */
    private static final int REMEMBERED = 5_000;

    private final PackShelf shelf;
    private final PackHeadings headings;
    private final CampaignService campaigns;
    private final TaskPackConfig config;
    private final Clock clock;
    private final Map<PackKey, Instant> touched = new ConcurrentHashMap<>();

    PacksAhead(PackShelf shelf, PackHeadings headings, CampaignService campaigns, TaskPackConfig config, Clock clock) {
        this.shelf = shelf;
        this.headings = headings;
        this.campaigns = campaigns;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public void follow(List<ReceivedEvent<VerificationFacts>> events) {
        events.forEach(event ->
                touch(new PackKey(event.facts().campaignId(), event.facts().villageCode())));
    }

    /** Of households it is not said in which campaigns they are: those of packs that somebody has asked for. */
    @Override
    public void followHouseholds(List<ReceivedEvent<HouseholdFacts>> events) {
        Set<String> villages =
                events.stream().map(event -> event.facts().villageCode()).collect(Collectors.toSet());
        shelf.held(villages).forEach(this::touch);
    }

    private void touch(PackKey key) {
        if (touched.size() < REMEMBERED || touched.containsKey(key)) {
            touched.put(key, clock.instant());
        }
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void makeReady() {
        Instant quietSince = clock.instant().minus(config.quiet());
        touched.entrySet().stream()
                .filter(entry -> entry.getValue().isBefore(quietSince))
                .limit(AT_ONCE)
                .toList()
                .forEach(entry -> {
                    if (touched.remove(entry.getKey(), entry.getValue())) {
                        makeReady(entry.getKey());
                    }
                });
    }

    private void makeReady(PackKey key) {
        campaigns.find(key.campaignId()).ifPresent(campaign -> shelf.current(key, headings.of(campaign)));
    }
}
