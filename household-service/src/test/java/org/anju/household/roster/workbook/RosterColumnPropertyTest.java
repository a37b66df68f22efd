package org.anju.household.roster.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.NumericChars;

class RosterColumnPropertyTest {

    private static final List<String> BETWEEN = List.of(" ", "_", "-", "\u3000", "\n", "\u00a0");
    private static final List<String> REMARKS = List.of("", "(必填)", "（必填，文本格式）", "[必填]", "【必填】", "*", ":", "：");

    @Property
    void recognisesHeadersHoweverTheyAreTyped(
            @ForAll("headers") Tuple2<RosterColumn, String> header, @ForAll Random random) {
        assertThat(RosterColumn.of(typed(header.get2(), random))).contains(header.get1());
    }

    @Property
    void recognisesWordsThatRunTogether(@ForAll("headers") Tuple2<RosterColumn, String> header) {
        String together = header.get2().replaceAll("[ .]", "");

        assertThat(RosterColumn.of(together)).contains(header.get1());
        assertThat(RosterColumn.of(together.toLowerCase(Locale.ROOT))).contains(header.get1());
    }

    @Property
    void takesNoNumberForHeader(@ForAll @NumericChars String number) {
        assertThat(RosterColumn.of(number)).isEmpty();
    }

    @Provide
    Arbitrary<Tuple2<RosterColumn, String>> headers() {
        return Arbitraries.of(Arrays.stream(RosterColumn.values())
                .flatMap(column -> column.headers().stream().map(header -> Tuple.of(column, header)))
                .toList());
    }

    /** In any case and width, with spaces, underscores and hyphens anywhere, and with a remark. */
    private static String typed(String header, Random random) {
        StringBuilder typed = new StringBuilder(random.nextBoolean() ? "*" : "");
        for (char character : header.toCharArray()) {
            if (random.nextInt(4) == 0) {
                typed.append(BETWEEN.get(random.nextInt(BETWEEN.size())));
            }
            char letter = random.nextBoolean() ? Character.toLowerCase(character) : character;
            boolean wide = letter > ' ' && letter <= '~' && random.nextBoolean();
            typed.append(wide ? (char) (letter + '！' - '!') : letter);
        }
        return typed.append(REMARKS.get(random.nextInt(REMARKS.size()))).toString();
    }
}
