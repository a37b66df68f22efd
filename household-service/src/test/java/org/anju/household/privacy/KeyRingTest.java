package org.anju.household.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRingTest {

    private static final String ZEROS = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final String ONES = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    @Test
    void takesLineWithoutNumberAsKeyOne() {
        assertThat(KeyRing.parse(ZEROS + "\n").newest())
                .isEqualTo(KeyRing.of(1, new byte[32]).newest());
    }

    @Test
    void sealsWithHighestNumberWhereverItStands() {
        KeyRing ring = KeyRing.parse("12 " + ONES + "\n\n  3\t" + ZEROS + "\r\n");

        assertThat(ring.newest().number()).isEqualTo(12);
        assertThat(ring.newestFirst()).extracting(FieldKeys::number).containsExactly(12, 3);
        assertThat(ring.find(3)).isNotNull();
        assertThat(ring.find(1)).isNull();
    }

    @Test
    void addsSecondKeyBesideLineWithoutNumber() {
        assertThat(KeyRing.parse(ZEROS + "\n2 " + ONES).newestFirst())
                .extracting(FieldKeys::number)
                .containsExactly(2, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', no key",
        "'\n \n', no key",
        "1 c2hvcnQ=, line 1",
        "0 AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=, 1 to 127",
        "128 AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=, 1 to 127",
        "one AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=, line 1",
        "'AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n1 AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=', repeats the number 1"
    })
    void saysWhatIsWrong(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.parse(text))
                .withMessageContaining(message)
                .satisfies(exception -> assertThat(exception.getMessage()).doesNotContain("AQEB", "c2hvcnQ"));
    }
}
