package org.anju.household.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {

    @ParameterizedTest
    @CsvSource({
        "622926198001011234, 622926********1234",
        "62292619800101123443, 622926**********3443",
        "110105491231002, 110105*****1002",
        "6229, 6***",
        "X, *"
    })
    void showsEndsOfIdentityNumber(String number, String masked) {
        assertThat(Masked.idNumber(number)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"13800001234, 138****1234", "7721234, 7******", ","})
    void showsEndsOfPhone(String number, String masked) {
        assertThat(Masked.phone(number)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"马占海, 马**", "马明, 马*", "𠮷田, 𠮷*"})
    void showsFirstCharacterOfName(String name, String masked) {
        assertThat(Masked.name(name)).isEqualTo(masked);
    }
}
