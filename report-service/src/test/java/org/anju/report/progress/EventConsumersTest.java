package org.anju.report.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.common.event.Topics;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.fact.RegionFacts;
import org.anju.common.fact.VerificationFacts;
import org.anju.common.region.RegionLevel;
import org.anju.report.reading.ProgressNumbers;
import org.anju.report.testsupport.Facts;
import org.anju.report.testsupport.Reports;
import org.anju.report.testsupport.TestEvents;
import org.anju.report.testsupport.TestReader;
import org.anju.report.testsupport.TestTopics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the broker to the report. */
@QuarkusTest
@QuarkusTestResource(TestTopics.class)
class EventConsumersTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final UUID campaign = UUID.randomUUID();

    @Inject
    TestEvents events;

    @Inject
    TestReader reader;

    @Inject
    Reports reports;

    @Inject
    Topics topics;

    @Inject
    MeterRegistry metrics;

    @Test
    void countsARepeatedEventOnce() {
        VerificationFacts submitted = Facts.submitted(campaign, UUID.randomUUID(), Facts.VILLAGE);
        VerificationFacts completed = Facts.completed(submitted);

        Stream.of(submitted, submitted, completed, submitted, completed).forEach(events::publish);
        publishMarkers();

        awaitSubmitted(1 + markers());
        assertThat(numbers().completed()).isEqualTo(1);
    }

    @Test
    void leavesCompetingRecordsAside() {
        UUID household = UUID.randomUUID();
        VerificationFacts second = Facts.competing(Facts.submitted(campaign, household, Facts.VILLAGE));

        events.publish(second);
        events.publish(Facts.submitted(campaign, household, Facts.VILLAGE));
        events.publish(second);
        publishMarkers();

        awaitSubmitted(1 + markers());
    }

    @ParameterizedTest
    @CsvSource({
        "TOWNSHIP_APPROVED, 1, 1, 0, 0",
        "COUNTY_CONFIRMED, 1, 1, 1, 0",
        "LOCKED, 1, 1, 1, 1",
        "RETURNED, 0, 0, 0, 0"
    })
    void countsHowFarReviewHasCome(String state, int completed, int approved, int confirmed, int locked) {
        VerificationFacts submitted = Facts.submitted(campaign, UUID.randomUUID(), Facts.VILLAGE);
        VerificationFacts complete = Facts.completed(submitted);
        VerificationFacts reviewed = Facts.in(submitted, state, 3, false);

        Stream.of(reviewed, submitted, complete, reviewed).forEach(events::publish);
        publishMarkers();

        awaitSubmitted(1 + markers());
        assertThat(numbers())
                .returns((long) completed, ProgressNumbers::completed)
                .returns((long) approved, ProgressNumbers::approved)
                .returns((long) confirmed, ProgressNumbers::confirmed)
                .returns((long) locked, ProgressNumbers::locked);
    }

    /** A return, then another visit: the first record is replaced, the second approved. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void countsALaterRevisionWhateverTheOrderAndTheIds(long order) {
        VerificationFacts first = Facts.submitted(campaign, UUID.randomUUID(), Facts.VILLAGE);
        VerificationFacts second = Facts.revised(first, 2);
        assertThat(second.verificationId()).isLessThan(first.verificationId());

        publishInAnyOrder(
                order,
                first,
                Facts.completed(first),
                Facts.in(first, "TOWNSHIP_APPROVED", 3, false),
                Facts.in(first, "RETURNED", 4, false),
                Facts.in(first, "RETURNED", 5, true),
                second,
                Facts.completed(second),
                Facts.in(second, "TOWNSHIP_APPROVED", 3, false));

        awaitSubmitted(1 + markers());
        assertThat(numbers())
                .returns(1L, ProgressNumbers::approved)
                .returns(1L, ProgressNumbers::completed)
                .returns(0L, ProgressNumbers::confirmed);
    }

    /** Two records compete, the second is chosen although the first was confirmed, and is completed afterwards. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void countsARecordThatWasChosenAfterItCompeted(long order) {
        VerificationFacts first = Facts.submitted(campaign, UUID.randomUUID(), Facts.VILLAGE);
        VerificationFacts competing = Facts.competing(Facts.revised(first, 1));
        VerificationFacts chosen = Facts.in(Facts.revised(first, 2), "SUBMITTED", 2, false);

        publishInAnyOrder(
                order,
                first,
                Facts.completed(first),
                Facts.in(first, "COUNTY_CONFIRMED", 4, false),
                Facts.in(first, "COUNTY_CONFIRMED", 5, true),
                competing,
                chosen,
                Facts.in(chosen, "COMPLETED", 3, false));

        awaitSubmitted(1 + markers());
        assertThat(numbers())
                .returns(1L, ProgressNumbers::completed)
                .returns(0L, ProgressNumbers::approved)
                .returns(0L, ProgressNumbers::confirmed);
    }

    /** Two records compete, and the one that stands already is chosen: the other is never counted. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverCountsARecordThatWasDismissed(long order) {
        VerificationFacts first = Facts.submitted(campaign, UUID.randomUUID(), Facts.VILLAGE);
        VerificationFacts dismissed = Facts.competing(Facts.revised(first, 1));

        publishInAnyOrder(
                order,
                first,
                dismissed,
                Facts.in(dismissed, "COMPLETED", 3, true),
                Facts.in(first, "SUBMITTED", 2, false));

        awaitSubmitted(1 + markers());
        assertThat(numbers().completed()).isZero();
    }

    @Test
    void putsPoisonAsideAndGoesOn() {
        UUID household = UUID.randomUUID();
        VerificationFacts withoutCampaign = Facts.submitted(null, household, Facts.VILLAGE);
        VerificationFacts inNoVillage = Facts.submitted(campaign, household, "village");

        events.publishPoison(household, "{\"broken");
        events.publish(withoutCampaign);
        events.publish(inNoVillage);
        events.publish(Facts.submitted(campaign, household, Facts.VILLAGE));

        awaitSubmitted(1);
        assertThat(reader.read(Topics.deadLetter(topics.verificationEvents()), 3))
                .anySatisfy(letter -> assertThat(letter).contains("{\\\"broken"))
                .anySatisfy(letter -> assertThat(letter).contains("campaignId"))
                .anySatisfy(letter -> assertThat(letter).contains("region-code-malformed"));
    }

    /** They come in one poll, from every partition. */
    @Test
    void setsAsideTheOneThatCannotBeAppliedAndAppliesAllOthersOnce() {
        double before = deadLetters(topics.verificationEvents());
        List<UUID> households = Stream.generate(UUID::randomUUID).limit(50).toList();

        reader.takeOverWhile(topics.verificationEvents(), () -> {
            households.forEach(household -> {
                events.publish(Facts.submitted(campaign, household, Facts.VILLAGE));
                if (household.equals(households.get(25))) {
                    events.publish(Facts.submitted(campaign, UUID.randomUUID(), "village"));
                }
            });
            events.flush();
        });

        awaitSubmitted(50);
        await().atMost(SOON).until(() -> deadLetters(topics.verificationEvents()) == before + 1);
        assertThat(numbers()).returns(50L, ProgressNumbers::submitted);
    }

    @Test
    void followsHouseholdsThroughTheRoster() {
        UUID moved = UUID.randomUUID();
        UUID removed = UUID.randomUUID();
        String village = "622927103201";
        String nextVillage = "622927103202";

        events.publish(Facts.household(removed, village, 2, HouseholdFacts.Status.REMOVED));
        events.publish(Facts.registered(removed, village));
        events.publish(Facts.registered(moved, village));
        await().atMost(SOON).until(() -> reports.of(campaign, village).households() == 1);
        events.publish(Facts.household(moved, nextVillage, 2, HouseholdFacts.Status.ACTIVE));

        await().atMost(SOON).until(() -> reports.of(campaign, nextVillage).households() == 1);
        assertThat(reports.of(campaign, village).households()).isZero();
        assertThat(reports.of(campaign, "622927103000").households()).isEqualTo(1);
    }

    @Test
    void leavesRegionsAsideWithoutADeadLetter() {
        String village = "622927116201";
        double before = deadLetters(topics.householdEvents());

        events.publish(new RegionFacts(
                village,
                "刘集村委会",
                RegionLevel.VILLAGE,
                "622927116000",
                null,
                LocalDate.of(2026, 6, 1),
                "622927116202",
                2,
                Instant.now()));
        // In every partition: once they are counted, the region's event is through as well.
        Stream.generate(UUID::randomUUID)
                .limit(60)
                .forEach(household -> events.publish(Facts.registered(household, village)));

        await().atMost(SOON).until(() -> reports.of(campaign, village).households() == 60);
        assertThat(deadLetters(topics.householdEvents())).isEqualTo(before);
    }

    @Test
    void startsAgainWhereTheDatabaseStandsNotWhereTheBrokerRemembers() {
        events.publish(Facts.submitted(campaign, UUID.randomUUID(), Facts.VILLAGE));
        awaitSubmitted(1);

        List<UUID> households = Stream.generate(UUID::randomUUID).limit(50).toList();
        reader.takeOverWhile(topics.verificationEvents(), () -> {
            households.forEach(household -> events.publish(Facts.submitted(campaign, household, Facts.VILLAGE)));
            events.flush();
        });

        awaitSubmitted(51);
    }

    @Test
    void measuresItsLag() {
        long before = metrics.get("anju.report.lag").timer().count();

        events.publish(Facts.submitted(campaign, UUID.randomUUID(), Facts.VILLAGE));

        awaitSubmitted(1);
        // More than one where what came before is measured as late as this.
        await().atMost(SOON).until(() -> metrics.get("anju.report.lag").timer().count() > before);
    }

    private double deadLetters(String topic) {
        return metrics.counter("anju_dead_letters", "topic", topic).count();
    }

    /** Every event, some of them twice; one household's events are in one partition, which keeps the order they are sent in. */
    private void publishInAnyOrder(long order, VerificationFacts... told) {
        List<VerificationFacts> shuffled = new ArrayList<>(List.of(told));
        shuffled.addAll(List.of(told).subList(0, told.length / 2));
        Collections.shuffle(shuffled, new Random(order));
        shuffled.forEach(events::publish);
        publishMarkers();
    }

    /** One household in each partition or so: once they are counted, what was published before is, too. */
    private void publishMarkers() {
        markerHouseholds().forEach(household -> events.publish(Facts.submitted(campaign, household, Facts.VILLAGE)));
    }

    private static List<UUID> markerHouseholds() {
        return Stream.iterate(1, number -> number + 1)
                .limit(30)
                .map(number -> new UUID(0, number))
                .toList();
    }

    private static int markers() {
        return markerHouseholds().size();
    }

    private void awaitSubmitted(long households) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(numbers().submitted()).isEqualTo(households));
    }

    private ProgressNumbers numbers() {
        return reports.of(campaign, "622927000000");
    }
}
