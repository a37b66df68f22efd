package org.anju.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014"})
    void checksPublishedExamples(String number) {
        assertThat(IdentityNumber.checkCharacter(number.substring(0, 17))).isEqualTo(number.charAt(17));
    }

    @Test
    void putsAreaBirthAndSequenceTogether() {
        assertThat(IdentityNumber.of("110105", LocalDate.of(1949, 12, 31), 2)).isEqualTo("11010519491231002X");
    }

    @Test
    void refusesWhatIsNotSeventeenDigits() {
        assertThatThrownBy(() -> IdentityNumber.checkCharacter("1101051949123100"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
