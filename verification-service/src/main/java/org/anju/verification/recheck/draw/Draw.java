package org.anju.verification.recheck.draw;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        List<Drawn> drawn = new ArrayList<>();
        SortedMap<String, Integer> taken = new TreeMap<>();
        for (int number = 1; number <= rounds.size(); number++) {
            int round = number;
            if (round == 1) {
                frame.records().stream()
                        .filter(FrameRecord::mandatory)
                        .forEach(record -> drawn.add(new Drawn(record, round)));
            }
            sharesOf(rounds.get(round - 1), round == 1, taken).forEach((stratum, share) -> {
                int from = taken.getOrDefault(stratum, 0);
                ordered.get(stratum).subList(from, from + share).forEach(record -> drawn.add(new Drawn(record, round)));
                taken.put(stratum, from + share);
            });
        }
        return drawn;
    }

    private SortedMap<String, Integer> sharesOf(Round round, boolean first, SortedMap<String, Integer> taken) {
        SortedMap<String, Integer> left = new TreeMap<>();
        ordered.forEach((stratum, records) -> {
            if (stratum.startsWith(round.stratumPrefix())) {
                left.put(stratum, records.size() - taken.getOrDefault(stratum, 0));
            }
        });
        return first ? Allocation.withMinimumOfOne(left, round.size()) : Allocation.proportional(left, round.size());
    }

    /**
     * How probable it was that each drawn record came to be drawn, given the first that was not ("rank conditioning",
     * E. Cohen and H. Kaplan, "Tighter estimation using bottom k sketches", PVLDB 1 (2008)): 1 − e^(−w·t), where t is the lowest
     * key of the stratum that was not drawn. Weighing each record by the inverse undoes that risky ones are drawn more often.
     */
    public Map<UUID, Double> inclusionProbabilities(List<Drawn> drawn) {
        Map<String, Integer> taken = new HashMap<>();
        drawn.stream()
                .filter(each -> !each.record().mandatory())
                .forEach(each -> taken.merge(each.record().stratum(), 1, Integer::sum));
        Map<UUID, Double> probabilities = new HashMap<>();
        for (Drawn each : drawn) {
            FrameRecord record = each.record();
            List<FrameRecord> stratum = ordered.getOrDefault(record.stratum(), List.of());
            int count = taken.getOrDefault(record.stratum(), 0);
            boolean certain = record.mandatory() || count == stratum.size();
            probabilities.put(
                    record.id(),
                    certain
                            ? 1.0
                            : -StrictMath.expm1(-record.weight()
                                    * keys.get(stratum.get(count).id())));
        }
        return probabilities;
    }
}
