package org.anju.common.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.anju.common.problem.ProblemException;
import org.anju.common.region.RegionCode;
import org.junit.jupiter.api.Test;

class RegionScopeTest {

    private static final RegionCode PREFECTURE = new RegionCode("622900000000");
    private static final RegionCode COUNTY = new RegionCode("622927000000");
    private static final RegionCode OTHER_COUNTY = new RegionCode("622921000000");
    private static final RegionCode VILLAGE = new RegionCode("622927101201");

    private final RegionScope county = RegionScope.of(List.of(COUNTY));

    @Test
    void coversItsSubtreesOnly() {
        assertThat(county.covers(COUNTY)).isTrue();
        assertThat(county.covers(VILLAGE)).isTrue();
        assertThat(county.coversCode("622927101201")).isTrue();
        assertThat(county.covers(PREFECTURE)).isFalse();
        assertThat(county.covers(OTHER_COUNTY)).isFalse();
    }

    @Test
    void coversNothingWithoutRegions() {
        RegionScope nothing = RegionScope.of(List.of());

        assertThat(nothing.covers(VILLAGE)).isFalse();
        assertThat(nothing.asSetting()).isEmpty();
    }

    @Test
    void coversEverythingForTheServicesOwnWork() {
        assertThat(RegionScope.everything().covers(OTHER_COUNTY)).isTrue();
        assertThat(RegionScope.everything().asSetting()).isEqualTo("*");
    }

    @Test
    void isWrittenAsPrefixes() {
        RegionScope scope = RegionScope.of(List.of(COUNTY, OTHER_COUNTY, COUNTY));

        assertThat(scope.asSetting()).isEqualTo("622921,622927");
        assertThat(scope).isEqualTo(RegionScope.of(List.of(OTHER_COUNTY, COUNTY)));
    }

    @Test
    void unitesScopes() {
        RegionScope other = RegionScope.of(List.of(OTHER_COUNTY));

        assertThat(RegionScope.union(List.of(county, other)).asSetting()).isEqualTo("622921,622927");
        assertThat(RegionScope.union(List.of(county, RegionScope.everything()))).isEqualTo(RegionScope.everything());
        assertThat(RegionScope.union(List.of()).covers(VILLAGE)).isFalse();
    }

    @Test
    void refusesForeignRegionsByName() {
        assertThatCode(() -> county.requireCovers(VILLAGE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> county.requireCovers(OTHER_COUNTY))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.status()).isEqualTo(403);
                    assertThat(problem.type()).isEqualTo("urn:anju:problem:region-out-of-scope");
                    assertThat(problem.violations().getFirst().found()).isEqualTo("622921000000");
                });
    }
}
