package org.anju.household.region.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.anju.household.region.RegionNames.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceIndexTest {

    private final PlaceIndex villages = new PlaceIndex(
            List.of(UnaryOperator.identity(), PlaceName::withKind, PlaceName::village),
            List.of(village("1", "韩集居委会"), village("2", "韩集村委会"), village("3", "方家村民委员会"), village("4", "滨河社区居委会")));

    @ParameterizedTest
    @CsvSource({"方家村民委员会, 3", "方家村委会, 3", "方家村, 3", "方家, 3", "滨河社区, 4", "滨河居委会, 4", "滨河, 4", "韩集村, 2", "韩集社区, 1"})
    void findsVillageWithOrWithoutSuffix(String written, String code) {
        assertThat(villages.find(written))
                .extracting(match -> match.place().code())
                .containsExactly(code);
    }

    @Test
    void leavesOpenWhichOfTwoIsMeant() {
        assertThat(villages.find("韩集")).hasSize(2);
    }

    @Test
    void findsNothingUnderAnotherName() {
        assertThat(villages.find("李家村")).isEmpty();
    }

    @Test
    void findsByAliasAndWhatHasEnded() {
        PlaceIndex index = new PlaceIndex(
                List.of(UnaryOperator.identity(), PlaceName::village),
                List.of(
                        new Named("1", "新民村委会", 5, false, List.of("方家村委会", "老方家")),
                        new Named("2", "李家村委会", 5, true, List.of())));

        assertThat(index.find("方家")).extracting(match -> match.place().code()).containsExactly("1");
        assertThat(index.find("老方家")).extracting(PlaceIndex.Match::name).containsExactly("老方家");
        assertThat(index.find("李家")).extracting(match -> match.place().code()).containsExactly("2");
    }

    @Test
    void prefersTheNameOfToday() {
        PlaceIndex index = new PlaceIndex(
                List.of(UnaryOperator.identity(), PlaceName::village),
                List.of(
                        new Named("1", "新民村委会", 5, false, List.of("方家村委会")),
                        new Named("2", "方家村委会", 5, false, List.of())));

        assertThat(index.find("方家村委会"))
                .extracting(match -> match.place().code())
                .containsExactly("2");
    }

    private static Named village(String code, String name) {
        return new Named(code, name, 5, false, List.of());
    }
}
