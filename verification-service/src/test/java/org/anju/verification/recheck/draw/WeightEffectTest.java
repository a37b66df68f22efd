package org.anju.verification.recheck.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether weights weigh what they should, over many seeds; the seeds are fixed, so that the outcome is too. */
class WeightEffectTest {

    /** The 0.999 quantile of the chi-square distribution with 3 degrees of freedom. */
    private static final double CRITICAL = 16.266;

    private static final int DRAWS = 20_000;

    @Test
    void drawsFirstInProportionToTheWeights() {
        int[] counts = firstDrawn(100, 200, 300, 400);

        assertThat(chiSquare(counts, 0.1, 0.2, 0.3, 0.4)).isLessThan(CRITICAL);
        assertThat(chiSquare(counts, 0.25, 0.25, 0.25, 0.25)).isGreaterThan(CRITICAL);
    }

    @Test
    void prefersNobodyOfEqualWeights() {
        int[] counts = firstDrawn(300, 300, 300, 300);

        assertThat(chiSquare(counts, 0.25, 0.25, 0.25, 0.25)).isLessThan(CRITICAL);
        assertThat(chiSquare(counts, 0.1, 0.2, 0.3, 0.4)).isGreaterThan(CRITICAL);
    }

    /** Of 40 risky records and 160 others, 20 are drawn; every risky one is in error, of the others one in twenty. */
    @Test
    void undoesTheWeightsWhereTheRateIsEstimated() {
        List<FrameRecord> records = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            records.add(new FrameRecord(id(number), "one", number < 40 ? 300 : 100, false));
        }
        // A quarter of either kind can be drawn no more when the sample is extended.
        Set<UUID> closed = records.stream()
                .map(FrameRecord::id)
                .filter(id -> number(id) % 4 == 1)
                .collect(Collectors.toSet());
        estimatesTheTruth(records, List.of(Round.ofAll(20)), 20);
        estimatesTheTruth(records, List.of(Round.ofAll(10), new Round(10, "", closed)), 20);
    }

    private static void estimatesTheTruth(List<FrameRecord> records, List<Round> rounds, int drawnInAll) {
        double truth = (40 + 8) / 200.0;
        double estimated = 0;
        double observed = 0;
        double size = 0;
        int draws = 4_000;
        for (int seed = 0; seed < draws; seed++) {
            Draw draw = new Draw(Frame.of(records), "seed-" + seed);
            List<Drawn> drawn = draw.rounds(rounds);
            Map<UUID, Double> probabilities = draw.inclusionProbabilities(rounds);
            for (Drawn each : drawn) {
                double weight = 1 / probabilities.get(each.record().id());
                int number = number(each.record().id());
                boolean error = number < 40 || number % 20 == 0;
                size += weight / draws;
                estimated += error ? weight / 200 / draws : 0;
                observed += error ? 1.0 / drawnInAll / draws : 0;
            }
        }

        assertThat(size).isBetween(197.0, 203.0);
        assertThat(estimated).isBetween(truth - 0.005, truth + 0.005);
        assertThat(observed).isGreaterThan(truth + 0.15);
    }

    private static int[] firstDrawn(int... weights) {
        Frame frame = Frame.of(IntStream.range(0, weights.length)
                .mapToObj(number -> new FrameRecord(id(number), "one", weights[number], false))
                .toList());
        int[] counts = new int[weights.length];
        for (int seed = 0; seed < DRAWS; seed++) {
            FrameRecord first = new Draw(frame, "seed-" + seed)
                    .rounds(List.of(Round.ofAll(1)))
                    .getFirst()
                    .record();
            counts[number(first.id())]++;
        }
        return counts;
    }

    private static double chiSquare(int[] counts, double... probabilities) {
        double sum = 0;
        for (int index = 0; index < counts.length; index++) {
            double expected = DRAWS * probabilities[index];
            sum += (counts[index] - expected) * (counts[index] - expected) / expected;
        }
        return sum;
    }

    private static int number(UUID id) {
        return Integer.parseInt(id.toString().substring(24));
    }

    private static UUID id(int number) {
        return UUID.fromString("01970000-0000-7000-8000-%012d".formatted(number));
    }
}
