package org.anju.report.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.anju.common.fact.VerificationFacts;
import org.anju.common.region.RegionLevel;
import org.anju.report.testsupport.CountingModel;
import org.anju.report.testsupport.Facts;
import org.anju.report.testsupport.RandomFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressCountingTest {

    private static final UUID CAMPAIGN = UUID.fromString("01970000-0000-7000-8000-000000006229");
    private static final UUID OTHER_CAMPAIGN = UUID.fromString("01970000-0000-7000-8000-000000006230");
    private static final UUID HOUSEHOLD = UUID.fromString("01970000-0000-7000-8000-000000000001");

    private final CountingModel<ProgressKey, HouseholdProgress, ProgressCell> model = new CountingModel<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987})
    void equalsRecountWhateverTheOrderAndTheBatches(long seed) {
        RandomFacts random = new RandomFacts(seed);
        List<HouseholdProgress> progress = random.progressHistories(300, List.of(CAMPAIGN, OTHER_CAMPAIGN)).stream()
                .map(HouseholdProgress::from)
                .toList();

        random.inBatches(random.told(progress)).forEach(model::take);

        assertThat(model.cells())
                .isNotEmpty()
                .isEqualTo(CountingModel.<ProgressKey, HouseholdProgress, ProgressCell>recount(progress));
    }

    @Test
    void movesAHouseholdToItsNewState() {
        VerificationFacts submitted = Facts.submitted(CAMPAIGN, HOUSEHOLD, Facts.VILLAGE);

        model.take(List.of(HouseholdProgress.from(submitted)));
        model.take(List.of(HouseholdProgress.from(Facts.completed(submitted))));

        assertThat(model.cells()).hasSize(5).allSatisfy((cell, households) -> {
            assertThat(cell.state()).isEqualTo("COMPLETED");
            assertThat(households).isEqualTo(1);
        });
    }

    @Test
    void letsTheHigherRevisionStandWhateverTheIdsAndVersions() {
        VerificationFacts first = Facts.submitted(CAMPAIGN, HOUSEHOLD, Facts.VILLAGE);
        HouseholdProgress earlier = HouseholdProgress.from(Facts.in(first, "COUNTY_CONFIRMED", 9, false));
        HouseholdProgress later = HouseholdProgress.from(Facts.revised(first, 2));

        assertThat(later.verificationId()).isLessThan(earlier.verificationId());
        assertThat(later.supersedes(earlier)).isTrue();
        assertThat(earlier.supersedes(later)).isFalse();
    }

    /** Recounted here by what the events say, not by what the counting makes of them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void countsTheNewestStateOfTheHighestRevisionOfEachHousehold(long seed) {
        RandomFacts random = new RandomFacts(seed);
        List<VerificationFacts> facts = random.progressHistories(200, List.of(CAMPAIGN));
        Map<UUID, VerificationFacts> standing = facts.stream()
                .collect(Collectors.toMap(
                        VerificationFacts::householdId,
                        fact -> fact,
                        BinaryOperator.maxBy(Comparator.comparingInt(VerificationFacts::revision)
                                .thenComparingLong(VerificationFacts::version))));

        random.inBatches(random.told(facts))
                .forEach(batch ->
                        model.take(batch.stream().map(HouseholdProgress::from).toList()));

        Map<String, Long> expected = standing.values().stream()
                .collect(Collectors.groupingBy(VerificationFacts::state, Collectors.counting()));
        Map<String, Long> villages = model.cells().entrySet().stream()
                .filter(cell -> cell.getKey().division().level() == RegionLevel.VILLAGE)
                .collect(Collectors.groupingBy(
                        cell -> cell.getKey().state(), Collectors.summingLong(Map.Entry::getValue)));
        assertThat(villages).isEqualTo(expected);
        assertThat(facts).anyMatch(fact -> fact.revision() > 1);
    }

    @Test
    void countsADayInChinasTime() {
        VerificationFacts facts = Facts.submitted(CAMPAIGN, HOUSEHOLD, Facts.VILLAGE);

        assertThat(receivedAt(facts, Facts.EVENING)).isEqualTo(LocalDate.of(2026, 6, 5));
        assertThat(receivedAt(facts, Facts.AFTER_MIDNIGHT)).isEqualTo(LocalDate.of(2026, 6, 6));
    }

    private static LocalDate receivedAt(VerificationFacts facts, Instant receivedAt) {
        return HouseholdProgress.from(Facts.receivedAt(facts, receivedAt)).day();
    }
}
