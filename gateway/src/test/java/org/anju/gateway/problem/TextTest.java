package org.anju.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    private static final Text TEXT = Text.of("house", "房屋");

    @ParameterizedTest
    @ValueSource(strings = {"zh", "zh-CN,zh;q=0.9,en;q=0.8", "fr,zh;q=0.5", "en;q=0.3,zh-Hans;q=0.7"})
    void speaksChineseToThoseWhoPreferIt(String acceptLanguage) {
        assertThat(TEXT.in(acceptLanguage)).isEqualTo("房屋");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-US,zh;q=0.9", "fr", "*", "", "zh;q=0", ";;;=", "zh;q=abc"})
    void speaksEnglishToOthers(String acceptLanguage) {
        assertThat(TEXT.in(acceptLanguage)).isEqualTo("house");
    }

    @Test
    void speaksEnglishWhenNothingIsSaid() {
        assertThat(TEXT.in(null)).isEqualTo("house");
    }
}
