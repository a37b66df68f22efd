package org.anju.report.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.common.fact.VerificationFacts;
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
    void countsTheHigherRevisionWhateverThePhonesClockSaid() {
        VerificationFacts later = Facts.submitted(CAMPAIGN, HOUSEHOLD, Facts.VILLAGE);
        VerificationFacts earlier = Facts.submitted(CAMPAIGN, HOUSEHOLD, Facts.VILLAGE);
        HouseholdProgress first = HouseholdProgress.from(Facts.completed(earlier));
        HouseholdProgress second = HouseholdProgress.from(Facts.revision(later, 2));

        assertThat(second.supersedes(first)).isTrue();
        assertThat(first.supersedes(second)).isFalse();
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
