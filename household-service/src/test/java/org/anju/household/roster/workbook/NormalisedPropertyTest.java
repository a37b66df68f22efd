package org.anju.household.roster.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class NormalisedPropertyTest {

    private static final int TO_FULL_WIDTH = '！' - '!';

    @Property
    void doesNothingTheSecondTime(@ForAll("texts") String text) {
        assertThat(Normalised.text(Normalised.text(text))).isEqualTo(Normalised.text(text));
        assertThat(Normalised.code(Normalised.code(text))).isEqualTo(Normalised.code(text));
        assertThat(Normalised.name(Normalised.name(text))).isEqualTo(Normalised.name(text));
    }

    @Property
    void neverMakesTextsLonger(@ForAll("texts") String text) {
        assertThat(Normalised.text(text).length()).isLessThanOrEqualTo(text.length());
        assertThat(Normalised.name(text).length()).isLessThanOrEqualTo(text.length());
    }

    @Property
    void makesTheSameOfFullWidthAndHalfWidth(@ForAll("printable") String text) {
        assertThat(Normalised.text(fullWidth(text))).isEqualTo(Normalised.text(text));
        assertThat(Normalised.code(fullWidth(text))).isEqualTo(Normalised.code(text));
        assertThat(Normalised.name("马" + fullWidth(text))).isEqualTo(Normalised.name("马" + text));
    }

    @Property
    void leavesNumbersAsTheyAre(@ForAll @NumericChars @StringLength(min = 1, max = 40) String number) {
        assertThat(Normalised.text(number)).isEqualTo(number);
        assertThat(Normalised.code("'" + number + "\u00a0")).isEqualTo(number);
    }

    @Property
    void hasNoSpacesAndNoSmallLettersInCodes(@ForAll("texts") String text, @ForAll @AlphaChars String letters) {
        String code = Normalised.code(text + " " + letters);

        assertThat(code).doesNotContainAnyWhitespaces().isEqualTo(code.toUpperCase(Locale.ROOT));
    }

    /** With much of what clerks type by accident. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings()
                        .withChars(" \u3000\u00a0\t\n'‘’`·•・.●Ａｘ１１（）()马占海龘\u200b\ufeff-_")
                        .ofMaxLength(40));
    }

    @Provide
    Arbitrary<String> printable() {
        return Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(40);
    }

    private static String fullWidth(String text) {
        StringBuilder full = new StringBuilder();
        for (char character : text.toCharArray()) {
            full.append(character == ' ' ? '\u3000' : (char) (character + TO_FULL_WIDTH));
        }
        return full.toString();
    }
}
