package org.anju.verification.recheck.draw;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Draws a stratified sample in which risk weighs, the same one whenever frame, seed and rounds are the same.
 *
 * <p>Within each stratum the records stand in the order of their keys, and every round takes the next ones: what was drawn
 * before stays drawn. How many each stratum gives to an extension is shared out by what is left in it, not anew by the
 * whole: largest remainders may give a stratum fewer of a larger whole (the Alabama paradox).
 */
public final class Draw {

    private final Frame frame;
    private final SortedMap<String, List<FrameRecord>> ordered = new TreeMap<>();
    private final Map<UUID, Double> keys = new HashMap<>();

    public Draw(Frame frame, String seed) {
        this.frame = frame;
        SamplingKeys sampling = new SamplingKeys(seed);
        frame.leftToChance().forEach((stratum, records) -> {
            records.forEach(record -> keys.put(record.id(), sampling.keyOf(record)));
            ordered.put(
                    stratum,
                    records.stream()
                            .sorted(Comparator.<FrameRecord>comparingDouble(record -> keys.get(record.id()))
                                    .thenComparing(Frame.BY_ID))
                            .toList());
        });
    }

    /** How many to draw by chance, so that with the mandatory ones no smaller share than the given comes out. */
    public static int firstSize(Frame frame, BigDecimal share) {
        long chance =
                frame.records().stream().filter(record -> !record.mandatory()).count();
        return share.multiply(BigDecimal.valueOf(chance))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }

    /** All that the rounds draw, those of earlier rounds first. */
    public List<Drawn> rounds(List<Round> rounds) {
        return new Course(rounds).drawn;
    }

    /**
     * How probable it was that each drawn record came to be drawn, given the first that was not ("rank conditioning",
     * E. Cohen and H. Kaplan, "Tighter estimation using bottom k sketches", PVLDB 1 (2008)): 1 − e^(−w·t), where t is the lowest
     * key of the stratum that was not drawn by the last round that could have drawn the record. Weighing each record by the
     * inverse undoes that risky ones are drawn more often.
     */
    public Map<UUID, Double> inclusionProbabilities(List<Round> rounds) {
        Course course = new Course(rounds);
        Map<UUID, Double> probabilities = new HashMap<>();
        for (Drawn each : course.drawn) {
            FrameRecord record = each.record();
            probabilities.put(
                    record.id(),
                    record.mandatory()
                            ? 1.0
                            : -StrictMath.expm1(-record.weight() * course.firstNotDrawn.get(record.id())));
        }
        return probabilities;
    }

    /** What became of the records, one round after the other. */
    private final class Course {

        private final List<Drawn> drawn = new ArrayList<>();
        private final SortedMap<String, List<FrameRecord>> left = new TreeMap<>(ordered);
        /** For each record the lowest key that was not drawn when it last could be; infinite where all were. */
        private final Map<UUID, Double> firstNotDrawn = new HashMap<>();

        Course(List<Round> rounds) {
            frame.records().stream().filter(FrameRecord::mandatory).forEach(record -> drawn.add(new Drawn(record, 1)));
            for (int number = 1; number <= rounds.size(); number++) {
                take(rounds.get(number - 1), number);
            }
        }

        private void take(Round round, int number) {
            SortedMap<String, List<FrameRecord>> open = new TreeMap<>();
            SortedMap<String, Integer> sizes = new TreeMap<>();
            left.forEach((stratum, records) -> {
                if (stratum.startsWith(round.stratumPrefix())) {
                    open.put(stratum, records.stream().filter(round::mayDraw).toList());
                    sizes.put(stratum, open.get(stratum).size());
                }
            });
            SortedMap<String, Integer> shares = number == 1
                    ? Allocation.withMinimumOfOne(sizes, round.size())
                    : Allocation.proportional(sizes, round.size());
            shares.forEach((stratum, share) -> take(round, number, stratum, open.get(stratum), share));
        }

        private void take(Round round, int number, String stratum, List<FrameRecord> open, int share) {
            Set<FrameRecord> taken = new LinkedHashSet<>(open.subList(0, share));
            taken.forEach(record -> drawn.add(new Drawn(record, number)));
            left.compute(stratum, (name, records) -> records.stream()
                    .filter(record -> !taken.contains(record))
                    .toList());
            double first = share == open.size()
                    ? Double.POSITIVE_INFINITY
                    : keys.get(open.get(share).id());
            ordered.get(stratum).stream()
                    .filter(round::mayDraw)
                    .forEach(record -> firstNotDrawn.put(record.id(), first));
        }
    }
}
