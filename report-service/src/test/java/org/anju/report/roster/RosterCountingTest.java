package org.anju.report.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.region.RegionLevel;
import org.anju.report.counting.Division;
import org.anju.report.testsupport.CountingModel;
import org.anju.report.testsupport.Facts;
import org.anju.report.testsupport.RandomFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterCountingTest {

    private static final UUID HOUSEHOLD = UUID.fromString("01970000-0000-7000-8000-000000000001");

    private final CountingModel<UUID, RosterEntry, Division> model = new CountingModel<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987})
    void equalsRecountWhateverTheOrderAndTheBatches(long seed) {
        RandomFacts random = new RandomFacts(seed);
        List<RosterEntry> entries =
                random.rosterHistories(300).stream().map(RosterEntry::from).toList();

        random.inBatches(random.told(entries)).forEach(model::take);

        assertThat(model.cells()).isNotEmpty().isEqualTo(CountingModel.<UUID, RosterEntry, Division>recount(entries));
    }

    @Test
    void countsAHouseholdAtEveryLevel() {
        model.take(List.of(RosterEntry.from(Facts.registered(HOUSEHOLD, "622927101201"))));

        assertThat(model.cells().keySet())
                .extracting(Division::code)
                .containsExactlyInAnyOrder(
                        "620000000000", "622900000000", "622927000000", "622927101000", "622927101201");
    }

    @Test
    void countsACityWithoutCountiesAsItsOwnCounty() {
        model.take(List.of(RosterEntry.from(Facts.registered(HOUSEHOLD, "441900003001"))));

        assertThat(model.cells())
                .containsEntry(new Division(RegionLevel.PREFECTURE, "441900000000"), 1L)
                .containsEntry(new Division(RegionLevel.COUNTY, "441900000000"), 1L);
    }

    @Test
    void isNotRevivedByALateOlderEvent() {
        RosterEntry registered = RosterEntry.from(Facts.registered(HOUSEHOLD, Facts.VILLAGE));
        RosterEntry removed =
                RosterEntry.from(Facts.household(HOUSEHOLD, Facts.VILLAGE, 2, HouseholdFacts.Status.REMOVED));

        model.take(List.of(removed));
        model.take(List.of(registered));

        assertThat(model.cells()).isEmpty();
    }
}
