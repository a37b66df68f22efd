package org.anju.common.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.anju.common.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionCodeTest {

    private static final RegionCode VILLAGE = new RegionCode("622927101201");

    @ParameterizedTest
    @CsvSource({
        "620000000000, PROVINCE, 62",
        "622900000000, PREFECTURE, 6229",
        "622927000000, COUNTY, 622927",
        "622927101000, TOWNSHIP, 622927101",
        "622927101201, VILLAGE, 622927101201",
        "441900000000, PREFECTURE, 4419",
        "441900003000, TOWNSHIP, 441900003",
        "110000000000, PROVINCE, 11",
        "100000000000, PROVINCE, 10"
    })
    void knowsItsLevelAndPrefix(String code, RegionLevel level, String prefix) {
        RegionCode region = new RegionCode(code);

        assertThat(region.level()).isEqualTo(level);
        assertThat(region.prefix()).isEqualTo(prefix);
    }

    @ParameterizedTest
    @CsvSource({
        "PROVINCE, 620000000000",
        "PREFECTURE, 622900000000",
        "COUNTY, 622927000000",
        "TOWNSHIP, 622927101000",
        "VILLAGE, 622927101201"
    })
    void knowsItsAncestors(RegionLevel level, String ancestor) {
        assertThat(VILLAGE.ancestor(level)).isEqualTo(new RegionCode(ancestor));
    }

    @Test
    void isItsOwnAncestorBelowItsLevel() {
        RegionCode county = new RegionCode("622927000000");

        assertThat(county.ancestor(RegionLevel.VILLAGE)).isEqualTo(county);
    }

    @ParameterizedTest
    @CsvSource({
        "622927000000, 622927101201, true",
        "622927101201, 622927101201, true",
        "622927101000, 622927000000, false",
        "622921000000, 622927101201, false"
    })
    void containsItsSubtree(String region, String other, boolean contained) {
        assertThat(new RegionCode(region).contains(new RegionCode(other))).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "622927", "6229270000000", "62292700000x", "022927000000", " 622927000000", "六二二九二七"})
    void refusesAnythingBut12Digits(String value) {
        assertThatThrownBy(() -> new RegionCode(value)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.type()).isEqualTo("urn:anju:problem:region-code-malformed");
        });
    }

    @Test
    void doesNotEchoLongInput() {
        assertThatThrownBy(() -> new RegionCode("9".repeat(1000)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.detail().english()).hasSizeLessThan(200));
    }

    @Test
    void numbersLevelsFromOneToFive() {
        assertThat(RegionLevel.values()).extracting(RegionLevel::number).containsExactly(1, 2, 3, 4, 5);
    }
}
