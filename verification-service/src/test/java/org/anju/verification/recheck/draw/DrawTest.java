package org.anju.verification.recheck.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {

    private static final String TOWN_A = "622927100/APPRAISED_SAFE";
    private static final String TOWN_B = "622927101/PROVIDED_SAFE";
    private static final String SEED = "20200616-0937";

    /** Digest and order were computed by the Python program in docs/rechecks.md. */
    @Test
    void drawsWhatAnotherProgramDraws() {
        Frame frame = Frame.of(List.of(
                record(1, TOWN_B, 100),
                record(2, TOWN_A, 300),
                record(3, TOWN_A, 100),
                record(4, TOWN_B, 100),
                new FrameRecord(id(5), TOWN_A, 100, true),
                record(6, TOWN_A, 150),
                record(7, TOWN_B, 100),
                record(8, TOWN_A, 300),
                record(9, TOWN_A, 100),
                record(10, TOWN_B, 100),
                record(11, TOWN_A, 100),
                record(12, TOWN_A, 150)));

        assertThat(HexFormat.of().formatHex(frame.digest()))
                .isEqualTo("5d1ad075a250425ee01edf776257557d1274b27f215d3e7de7888539621b9ebf");
        assertThat(numbers(new Draw(frame, SEED).rounds(List.of(Round.ofAll(4)))))
                .containsExactly(5, 2, 8, 11, 1);
        assertThat(numbers(new Draw(frame, SEED).rounds(List.of(Round.ofAll(4), Round.ofAll(3)))))
                .containsExactly(5, 2, 8, 11, 1, 6, 9, 10);
        assertThat(numbers(new Draw(frame, SEED)
                        .rounds(List.of(Round.ofAll(4), new Round(3, "622927101"), new Round(9, "622927101")))))
                .containsExactly(5, 2, 8, 11, 1, 10, 4, 7);
        Set<UUID> closed = Set.of(id(6), id(10));
        assertThat(numbers(new Draw(frame, SEED)
                        .rounds(List.of(Round.ofAll(4), new Round(3, "", closed), new Round(9, "622927101", closed)))))
                .containsExactly(5, 2, 8, 11, 1, 9, 12, 4, 7);
    }

    @Test
    void computesTheKeysThatAnotherProgramComputes() {
        SamplingKeys keys = new SamplingKeys(SEED);

        assertThat(keys.keyOf(record(1, TOWN_A, 100))).isCloseTo(0.002633031194896868, within(1e-17));
        assertThat(keys.keyOf(record(2, TOWN_A, 100))).isCloseTo(0.006292721506100968, within(1e-17));
        assertThat(keys.keyOf(record(3, TOWN_A, 100))).isCloseTo(0.025491624706661373, within(1e-17));
    }

    @Test
    void drawsAnotherSampleByAnotherSeed() {
        Frame frame = Frame.of(IntStream.range(0, 100)
                .mapToObj(number -> record(number, TOWN_A, 100))
                .toList());

        assertThat(new Draw(frame, "one").rounds(List.of(Round.ofAll(10))))
                .isNotEqualTo(new Draw(frame, "two").rounds(List.of(Round.ofAll(10))));
    }

    @Test
    void takesNoSmallerShareThanAskedFor() {
        Frame frame = Frame.of(IntStream.range(0, 30)
                .mapToObj(number -> record(number, TOWN_A, 100))
                .toList());

        assertThat(Draw.firstSize(frame, new BigDecimal("0.1"))).isEqualTo(3);
        assertThat(Draw.firstSize(frame, new BigDecimal("0.05"))).isEqualTo(2);
        assertThat(Draw.firstSize(frame, BigDecimal.ONE)).isEqualTo(30);
    }

    @Test
    void givesThePlacesOfAProportionByLargestRemainders() {
        assertThat(Allocation.proportional(sizes(6, 6, 2), 10)).containsExactlyEntriesOf(sizes(4, 4, 2));
    }

    /** Hamilton's method gives the third stratum fewer of eleven than of ten; what was drawn must stay drawn all the same. */
    @Test
    void takesNothingBackWhereTheAlabamaParadoxWould() {
        assertThat(Allocation.proportional(sizes(6, 6, 2), 11)).containsExactlyEntriesOf(sizes(5, 5, 1));
        Frame frame = Frame.of(IntStream.range(0, 14)
                .mapToObj(number -> record(number, number < 6 ? "a" : number < 12 ? "b" : "c", 100))
                .toList());

        List<Drawn> ten = new Draw(frame, SEED).rounds(List.of(Round.ofAll(10)));
        List<Drawn> eleven = new Draw(frame, SEED).rounds(List.of(Round.ofAll(10), Round.ofAll(1)));

        assertThat(eleven).hasSize(11).startsWith(ten.toArray(Drawn[]::new));
        assertThat(byStratum(ten)).isEqualTo(sizes(4, 4, 2));
    }

    @Test
    void drawsAtLeastOneOfEachStratum() {
        assertThat(Allocation.withMinimumOfOne(sizes(900, 80, 3), 20)).containsExactlyEntriesOf(sizes(18, 2, 1));
    }

    @Test
    void drawsAllWhereMoreAreWantedThanThereAre() {
        assertThat(Allocation.proportional(sizes(3, 1, 2), 40)).containsExactlyEntriesOf(sizes(3, 1, 2));
        assertThat(Allocation.proportional(sizes(0, 0, 0), 4)).containsExactlyEntriesOf(sizes(0, 0, 0));
    }

    @Test
    void refusesARecordTwice() {
        assertThatThrownBy(() -> Frame.of(List.of(record(1, TOWN_A, 100), record(1, TOWN_B, 100))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsFramesApartByAnyOfTheirParts() {
        FrameRecord record = record(1, TOWN_A, 100);

        assertThat(List.of(
                        digestOf(record),
                        digestOf(record(2, TOWN_A, 100)),
                        digestOf(record(1, TOWN_B, 100)),
                        digestOf(record(1, TOWN_A, 101)),
                        digestOf(new FrameRecord(id(1), TOWN_A, 100, true))))
                .doesNotHaveDuplicates();
    }

    private static String digestOf(FrameRecord record) {
        return HexFormat.of().formatHex(Frame.of(List.of(record)).digest());
    }

    private static UUID id(int number) {
        return UUID.fromString("01970000-0000-7000-8000-%012d".formatted(number));
    }

    private static FrameRecord record(int number, String stratum, int weight) {
        return new FrameRecord(id(number), stratum, weight, false);
    }

    private static List<Integer> numbers(List<Drawn> drawn) {
        return drawn.stream()
                .map(each -> Integer.valueOf(each.record().id().toString().substring(24)))
                .toList();
    }

    private static Map<String, Integer> byStratum(List<Drawn> drawn) {
        return drawn.stream()
                .collect(Collectors.groupingBy(
                        each -> each.record().stratum(), TreeMap::new, Collectors.summingInt(each -> 1)));
    }

    private static TreeMap<String, Integer> sizes(int a, int b, int c) {
        return new TreeMap<>(Map.of("a", a, "b", b, "c", c));
    }
}
