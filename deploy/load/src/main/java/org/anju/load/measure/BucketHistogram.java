package org.anju.load.measure;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Cumulative counts by upper bound, as Prometheus keeps them: the count of a bound includes all smaller ones. */
public record BucketHistogram(NavigableMap<Double, Double> buckets) {

    public BucketHistogram {
        buckets = new TreeMap<>(buckets);
    }

    public double count() {
        return buckets.isEmpty() ? 0 : buckets.lastEntry().getValue();
    }

    /** What was counted since the earlier reading. A process that was started anew in between counts from zero. */
    public BucketHistogram since(BucketHistogram earlier) {
        if (earlier.count() > count()) {
            return this;
        }
        TreeMap<Double, Double> difference = new TreeMap<>();
        buckets.forEach((bound, count) -> difference.put(bound, count - earlier.countUpTo(bound)));
        return new BucketHistogram(difference);
    }

    private double countUpTo(double bound) {
        Map.Entry<Double, Double> entry = buckets.floorEntry(bound);
        return entry == null ? 0 : entry.getValue();
    }

    /**
     * The quantile, even within its bucket as Prometheus' {@code histogram_quantile} has it; the largest finite bound
     * when it lies beyond that. Empty without observations.
     *
     * @param quantile between 0 and 1
     */
    public OptionalDouble quantile(double quantile) {
        if (count() == 0) {
            return OptionalDouble.empty();
        }
        double rank = quantile * count();
        double lower = 0;
        double below = 0;
        for (Map.Entry<Double, Double> bucket : buckets.entrySet()) {
            if (bucket.getValue() >= rank && bucket.getValue() > below) {
                if (bucket.getKey().isInfinite()) {
                    return OptionalDouble.of(lower);
                }
                double share = (rank - below) / (bucket.getValue() - below);
                return OptionalDouble.of(lower + share * (bucket.getKey() - lower));
            }
            lower = bucket.getKey();
            below = bucket.getValue();
        }
        return OptionalDouble.of(lower);
    }
}
