package org.anju.verification.taskpack;

import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.fact.HouseholdFacts.Status;
import org.anju.common.fact.VerificationFacts;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.FieldWork;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PacksAheadTest {

    private static final String VILLAGE = "622927105200";

    @Inject
    Given given;

    @Inject
    FieldWork work;

    @Inject
    Broker broker;

    @Inject
    PackVersions versions;

    @Inject
    VillageChanges changes;

    @Inject
    PackHeadings headings;

    @Inject
    CampaignService campaigns;

    @Inject
    TaskPackConfig config;

    /** Of its own: the service makes packs meanwhile. */
    private final MeterRegistry metrics = new SimpleMeterRegistry();

    private final SettableClock clock = new SettableClock(Instant.now());
    private UUID campaign;
    private UUID household;
    private PackKey key;
    private PackShelf shelf;
    private PacksAhead ahead;

    @BeforeEach
    void instanceOfItsOwn() {
        campaign = given.campaign();
        household = given.household(VILLAGE);
        key = new PackKey(campaign, VILLAGE);
        shelf = new PackShelf(versions, changes, config, metrics, Clock.systemUTC());
        ahead = new PacksAhead(shelf, headings, campaigns, config, clock);
    }

    @Test
    void makesAPackOnceItsVillageHasComeToRest() {
        work.submitted(VILLAGE, campaign, household);
        ahead.follow(List.of(submitted()));
        clock.advance(notQuiet());
        ahead.follow(List.of(submitted()));
        clock.advance(notQuiet());
        ahead.makeReady();
        assertThat(shelf.held(List.of(VILLAGE))).isEmpty();

        clock.advance(notQuiet());
        ahead.makeReady();
        assertThat(shelf.held(List.of(VILLAGE))).containsExactly(key);
        assertThat(madeBy(this::ask)).isZero();
    }

    @Test
    void makesPacksOfChangedHouseholdsAgainThatSomebodyHasAskedFor() {
        ask();
        work.remove(household);
        ahead.followHouseholds(List.of(changed()));
        clock.advance(config.quiet().multipliedBy(2));
        assertThat(madeBy(ahead::makeReady)).isEqualTo(1);
        assertThat(madeBy(this::ask)).isZero();
    }

    @Test
    void leavesPacksThatNobodyHasAskedFor() {
        ahead.followHouseholds(List.of(changed()));
        clock.advance(config.quiet().multipliedBy(2));
        assertThat(madeBy(ahead::makeReady)).isZero();
    }

    @Test
    void showsWhatHouseholdServiceTells() {
        Pack before = Pack.fetch(VILLAGE, campaign);
        UUID moved = Given.id();
        broker.household(moved, VILLAGE, Status.ACTIVE, 1);
        await().untilAsserted(() -> assertThat(
                        Pack.fetch(VILLAGE, campaign, before.cursor()).households())
                .contains(moved.toString()));
        broker.household(moved, VILLAGE, Status.REMOVED, 2);
        await().untilAsserted(() -> assertThat(
                        Pack.fetch(VILLAGE, campaign, before.cursor()).removals())
                .contains(moved.toString()));
    }

    private Duration notQuiet() {
        return config.quiet().minusSeconds(1);
    }

    private void ask() {
        shelf.current(key, headings.of(campaigns.find(campaign).orElseThrow()));
    }

    private double madeBy(Runnable work) {
        double before = metrics.counter("anju_task_packs_made").count();
        work.run();
        return metrics.counter("anju_task_packs_made").count() - before;
    }

    private ReceivedEvent<VerificationFacts> submitted() {
        VerificationFacts facts = new VerificationFacts(
                Given.id(),
                campaign,
                household,
                VILLAGE,
                1,
                1,
                "SUBMITTED",
                false,
                "APPRAISED_SAFE",
                "ORIGINAL_HOUSE_B",
                true,
                "B",
                null,
                3,
                Instant.now(),
                Instant.now(),
                null);
        return new ReceivedEvent<>(UUID.randomUUID(), VerificationFacts.SUBMITTED, Instant.now(), facts);
    }

    private ReceivedEvent<HouseholdFacts> changed() {
        HouseholdFacts facts = new HouseholdFacts(
                household, household.toString(), VILLAGE, "GENERAL", null, 4, Status.REMOVED, 2, Instant.now());
        return new ReceivedEvent<>(UUID.randomUUID(), HouseholdFacts.REMOVED, Instant.now(), facts);
    }
}
