package org.anju.household.roster.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalisedTest {

    @ParameterizedTest
    @CsvSource({
        "６２２９２６１９８０, 6229261980",
        "'''622926', 622926",
        "‘622926, 622926",
        "622926 19800101 001x, 62292619800101001X",
        "\u00a0622926\u3000, 622926",
        "\ufeff622926\u200b, 622926",
        "县（市）, 县(市)"
    })
    void makesCodesPlain(String raw, String plain) {
        assertThat(Normalised.code(raw)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"马  明, 马明", "马哈麦·阿卜都, 马哈麦·阿卜都", "马哈麦•阿卜都, 马哈麦·阿卜都", "'𠮷 田', 𠮷田", "Ma  Ming, Ma Ming"})
    void joinsNamesAndKeepsTheirDot(String raw, String name) {
        assertThat(Normalised.name(raw)).isEqualTo(name);
    }
}
