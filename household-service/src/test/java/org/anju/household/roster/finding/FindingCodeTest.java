package org.anju.household.roster.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingCodeTest {

    @ParameterizedTest
    @EnumSource
    void speaksBothLanguages(FindingCode code) {
        List<String> arguments = List.of("one", "two");

        assertThat(code.message(arguments, List.of(Locale.ENGLISH)))
                .isNotBlank()
                .doesNotContain("%");
        assertThat(code.expected(arguments, List.of(Locale.ENGLISH))).isNotBlank();
        assertThat(code.message(arguments, List.of(Locale.CHINESE))).isNotBlank();
        assertThat(code.expected(arguments, List.of(Locale.CHINESE))).isNotBlank();
    }
}
