package org.anju.common.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

    private final Text text = Text.of("house", "房屋");

    @ParameterizedTest
    @CsvSource({
        "zh-CN, 房屋",
        "zh, 房屋",
        "'zh-Hans-CN,en;q=0.5', 房屋",
        "'en-GB,zh;q=0.9', house",
        "'fr,zh;q=0.5', 房屋",
        "fr, house",
        "*, house"
    })
    void speaksTheFirstOfItsLanguagesThatIsAccepted(String acceptLanguage, String expected) {
        List<Locale> accepted = Locale.LanguageRange.parse(acceptLanguage).stream()
                .map(range -> Locale.forLanguageTag(range.getRange()))
                .toList();

        assertThat(text.in(accepted)).isEqualTo(expected);
    }

    @Test
    void speaksEnglishToWhoAsksForNothing() {
        assertThat(text.in(List.of())).isEqualTo("house");
    }
}
