package org.anju.household.roster.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"13800001234", "0930-7721234", "+86 138 0000 1234", "13800001234/13900001234"})
    void acceptsWhatClerksWrite(String text) {
        assertThat(PhoneNumber.isValid(PhoneNumber.normalised(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"138", "村长家", "1380000123A", "13800001234,", "123456789012345678901"})
    void refusesWhatIsNone(String text) {
        assertThat(PhoneNumber.isValid(PhoneNumber.normalised(text))).isFalse();
    }

    @Test
    void keepsDigitsOnly() {
        assertThat(PhoneNumber.normalised("0930-772 1234")).isEqualTo("09307721234");
    }
}
