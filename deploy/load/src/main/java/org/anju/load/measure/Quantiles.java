package org.anju.load.measure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.HdrHistogram.Histogram;

public record Quantiles(long count, Duration p50, Duration p95, Duration p99, Duration longest) {

    /** @param histogram of microseconds */
    public static Quantiles of(Histogram histogram) {
        return new Quantiles(
                histogram.getTotalCount(),
                at(histogram, 50),
                at(histogram, 95),
                at(histogram, 99),
                Duration.of(histogram.getMaxValue(), ChronoUnit.MICROS));
    }

    private static Duration at(Histogram histogram, double percentile) {
        return Duration.of(histogram.getValueAtPercentile(percentile), ChronoUnit.MICROS);
    }
}
