package org.anju.household.roster.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.anju.household.roster.finding.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014"})
    void acceptsNumbersOfTheStandard(String number) {
        assertThat(IdentityNumber.wrongIn(number)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"110105194912310021", "440524188001010015", "44052418800101001X"})
    void refusesWrongCheckDigit(String number) {
        assertThat(IdentityNumber.wrongIn(number)).isEqualTo(FindingCode.IDENTITY_NUMBER_CHECK_DIGIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1101051949123100", "1101051949123100200", "11010519491231A02X", "X10105194912310021"})
    void refusesWrongForm(String number) {
        assertThat(IdentityNumber.wrongIn(number)).isEqualTo(FindingCode.IDENTITY_NUMBER_MALFORMED);
    }

    @Test
    void refusesDateThatDoesNotExist() {
        assertThat(IdentityNumber.wrongIn("110105194902300021")).isEqualTo(FindingCode.IDENTITY_NUMBER_BIRTH_DATE);
    }

    @Test
    void acceptsAnyArea() {
        String digits = "99990119490101001";
        assertThat(IdentityNumber.wrongIn(digits + IdentityNumber.checkCharacter(digits)))
                .isNull();
    }

    @Test
    void acceptsDisabilityCertificateByItsFirst18() {
        assertThat(IdentityNumber.wrongIn("11010519491231002X43")).isNull();
        assertThat(IdentityNumber.wrongIn("11010519491231002143")).isEqualTo(FindingCode.IDENTITY_NUMBER_CHECK_DIGIT);
        assertThat(new IdentityNumber("11010519491231002X43").citizenNumber()).isEqualTo("11010519491231002X");
    }

    @Test
    void acceptsLegacyNumber() {
        assertThat(IdentityNumber.wrongIn("110105491231002")).isNull();
        assertThat(new IdentityNumber("110105491231002").isLegacy()).isTrue();
        assertThat(IdentityNumber.wrongIn("110105490230002")).isEqualTo(FindingCode.IDENTITY_NUMBER_BIRTH_DATE);
    }

    @Test
    void showsNothingOfItself() {
        assertThat(new IdentityNumber("11010519491231002X")).asString().doesNotContain("1101");
    }
}
