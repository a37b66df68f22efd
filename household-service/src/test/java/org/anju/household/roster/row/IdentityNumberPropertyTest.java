package org.anju.household.roster.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.anju.household.roster.finding.FindingCode;

class IdentityNumberPropertyTest {

    @Property
    void acceptsWhatIsMadeByTheRule(@ForAll("citizenNumbers") String number) {
        assertThat(IdentityNumber.wrongIn(number)).isNull();
        assertThat(new IdentityNumber(number).citizenNumber()).isEqualTo(number);
        assertThat(new IdentityNumber(number).isLegacy()).isFalse();
    }

    @Property
    void noticesAnyOtherCharacter(
            @ForAll("citizenNumbers") String number,
            @ForAll @IntRange(max = 17) int position,
            @ForAll @Chars({'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X'}) char other) {
        Assume.that(number.charAt(position) != other);

        String changed = number.substring(0, position) + other + number.substring(position + 1);

        assertThat(IdentityNumber.wrongIn(changed)).isNotNull();
    }

    @Property
    void noticesNeighboursThatChangedPlaces(
            @ForAll("citizenNumbers") String number, @ForAll @IntRange(max = 16) int position) {
        Assume.that(number.charAt(position) != number.charAt(position + 1));

        String changed = number.substring(0, position)
                + number.charAt(position + 1)
                + number.charAt(position)
                + number.substring(position + 2);

        assertThat(IdentityNumber.wrongIn(changed)).isNotNull();
    }

    @Property
    void takesDisabilityCertificatesForTheirCitizens(
            @ForAll("citizenNumbers") String number,
            @ForAll @StringLength(2) @CharRange(from = '0', to = '9') String kind) {
        assertThat(IdentityNumber.wrongIn(number + kind)).isNull();
        assertThat(new IdentityNumber(number + kind).citizenNumber()).isEqualTo(number);
    }

    @Property
    void noticesAnyOtherDigitInDisabilityCertificates(
            @ForAll("citizenNumbers") String number,
            @ForAll @IntRange(max = 16) int position,
            @ForAll @CharRange(from = '0', to = '9') char other) {
        Assume.that(number.charAt(position) != other);

        String changed = number.substring(0, position) + other + number.substring(position + 1) + "43";

        assertThat(IdentityNumber.wrongIn(changed)).isNotNull();
    }

    @Property
    void acceptsLegacyNumbersOfAnyDay(@ForAll("citizenNumbers") String number) {
        Assume.that(number.startsWith("19", 6));

        String legacy = number.substring(0, 6) + number.substring(8, 17);

        assertThat(IdentityNumber.wrongIn(legacy)).isNull();
        assertThat(new IdentityNumber(legacy).isLegacy()).isTrue();
    }

    @Property
    void refusesEveryOtherLength(@ForAll @StringLength(max = 30) @CharRange(from = '1', to = '9') String digits) {
        Assume.that(digits.length() != 15 && digits.length() != 18 && digits.length() != 20);

        assertThat(IdentityNumber.wrongIn(digits)).isEqualTo(FindingCode.IDENTITY_NUMBER_MALFORMED);
    }

    @Provide
    Arbitrary<String> citizenNumbers() {
        return Combinators.combine(
                        Arbitraries.integers().between(100_000, 999_999),
                        Arbitraries.longs()
                                .between(
                                        LocalDate.of(1850, 1, 1).toEpochDay(),
                                        LocalDate.of(2030, 12, 31).toEpochDay()),
                        Arbitraries.integers().between(0, 999))
                .as((area, day, sequence) -> {
                    String date = LocalDate.ofEpochDay(day).format(DateTimeFormatter.BASIC_ISO_DATE);
                    String digits = "%d%s%03d".formatted(area, date, sequence);
                    return digits + IdentityNumber.checkCharacter(digits);
                });
    }
}
