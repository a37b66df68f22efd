package org.anju.verification.recheck.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class DrawPropertyTest {

    @Property
    void drawsAsManyOfEachStratumAsItsShareIsAndNeverNone(
            @ForAll("frames") List<FrameRecord> records,
            @ForAll("seeds") String seed,
            @ForAll @IntRange(max = 80) int size) {
        List<Drawn> drawn = new Draw(Frame.of(records), seed).rounds(List.of(Round.ofAll(size)));

        Map<String, Long> held = countByStratum(records);
        Map<String, Long> taken =
                countByStratum(drawn.stream().map(Drawn::record).toList());
        long all = held.values().stream().mapToLong(Long::longValue).sum();
        held.forEach((stratum, count) -> {
            double share = (double) Math.min(size, all) * count / all;
            long floor = (long) Math.floor(share);
            assertThat(taken.get(stratum))
                    .as("of stratum %s with a share of %s", stratum, share)
                    .isBetween(Math.max(1, floor), Math.max(1, Math.min(count, floor + 1)));
        });
        assertThat(taken.values().stream().mapToLong(Long::longValue).sum())
                .isBetween(Math.min(size, all), Math.min(size, all) + held.size());
    }

    @Property
    void drawsEveryMandatoryRecordAndNoneTwice(
            @ForAll("frames") List<FrameRecord> records,
            @ForAll("seeds") String seed,
            @ForAll @IntRange(max = 80) int size) {
        List<FrameRecord> drawn = new Draw(Frame.of(records), seed)
                .rounds(List.of(Round.ofAll(size), Round.ofAll(size))).stream()
                        .map(Drawn::record)
                        .toList();

        assertThat(drawn).doesNotHaveDuplicates();
        assertThat(drawn)
                .containsAll(records.stream().filter(FrameRecord::mandatory).toList());
    }

    @Property
    void drawsTheSameInWhicheverOrderTheRecordsCame(
            @ForAll("frames") List<FrameRecord> records,
            @ForAll("seeds") String seed,
            @ForAll @IntRange(max = 80) int size,
            @ForAll long shuffle) {
        List<FrameRecord> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, new Random(shuffle));

        assertThat(Frame.of(shuffled).digest()).isEqualTo(Frame.of(records).digest());
        assertThat(new Draw(Frame.of(shuffled), seed).rounds(List.of(Round.ofAll(size))))
                .isEqualTo(new Draw(Frame.of(records), seed).rounds(List.of(Round.ofAll(size))));
    }

    @Property
    void keepsWhatWasDrawnWhenItIsExtended(
            @ForAll("frames") List<FrameRecord> records,
            @ForAll("seeds") String seed,
            @ForAll @IntRange(max = 40) int size,
            @ForAll @IntRange(min = 1, max = 40) int more) {
        Draw draw = new Draw(Frame.of(records), seed);
        List<Drawn> first = draw.rounds(List.of(Round.ofAll(size)));
        List<Drawn> extended = draw.rounds(List.of(Round.ofAll(size), Round.ofAll(more)));

        assertThat(extended).startsWith(first.toArray(Drawn[]::new));
        assertThat(extended).hasSize(Math.min(records.size(), first.size() + more));
    }

    /** What is drawn in one stratum does not depend on who else is in the frame. */
    @Property
    void leavesTheOrderWithinAStratumToItselfAlone(
            @ForAll("frames") List<FrameRecord> records, @ForAll("seeds") String seed) {
        String stratum = records.getFirst().stratum();
        List<FrameRecord> alone = records.stream()
                .filter(record -> record.stratum().equals(stratum))
                .toList();

        assertThat(orderOf(stratum, new Draw(Frame.of(alone), seed), alone.size()))
                .isEqualTo(orderOf(stratum, new Draw(Frame.of(records), seed), records.size()));
    }

    @Property
    void givesEveryDrawnRecordAProbabilityThatGrowsWithItsWeight(
            @ForAll("frames") List<FrameRecord> records,
            @ForAll("seeds") String seed,
            @ForAll @IntRange(max = 40) int size) {
        Draw draw = new Draw(Frame.of(records), seed);
        List<Drawn> drawn = draw.rounds(List.of(Round.ofAll(size)));
        Map<UUID, Double> probabilities = draw.inclusionProbabilities(List.of(Round.ofAll(size)));

        assertThat(probabilities.keySet())
                .isEqualTo(drawn.stream().map(each -> each.record().id()).collect(Collectors.toSet()));
        assertThat(probabilities.values())
                .allSatisfy(
                        probability -> assertThat(probability).isGreaterThan(0).isLessThanOrEqualTo(1));
        for (Drawn one : drawn) {
            for (Drawn other : drawn) {
                boolean comparable =
                        one.record().stratum().equals(other.record().stratum())
                                && !one.record().mandatory()
                                && !other.record().mandatory();
                if (comparable && one.record().weight() > other.record().weight()) {
                    assertThat(probabilities.get(one.record().id()))
                            .isGreaterThanOrEqualTo(
                                    probabilities.get(other.record().id()));
                }
            }
        }
    }

    private static List<FrameRecord> orderOf(String stratum, Draw draw, int size) {
        return draw.rounds(List.of(Round.ofAll(size))).stream()
                .map(Drawn::record)
                .filter(record -> record.stratum().equals(stratum))
                .toList();
    }

    /** Without the mandatory ones. */
    private static Map<String, Long> countByStratum(List<FrameRecord> records) {
        return records.stream()
                .filter(record -> !record.mandatory())
                .collect(Collectors.groupingBy(FrameRecord::stratum, Collectors.counting()));
    }

    @Provide
    Arbitrary<String> seeds() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(12);
    }

    @Provide
    Arbitrary<List<FrameRecord>> frames() {
        Arbitrary<UUID> ids =
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
        Arbitrary<FrameRecord> records = Combinators.combine(
                        ids,
                        Arbitraries.of("622927100/A", "622927100/B", "622927101/A", "622927102/B"),
                        Arbitraries.of(100, 150, 300, 900),
                        Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true)))
                .as(FrameRecord::new);
        return records.list().uniqueElements(FrameRecord::id).ofMinSize(1).ofMaxSize(60);
    }
}
