package org.anju.load.measure;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long requests took, from the moment at which each was meant to be sent, so that a stall is not left out. */
public final class Latencies {

    private static final long LONGEST_MICROS = Duration.ofHours(1).toNanos() / 1_000;
    private static final int DIGITS = 3;

    private final Map<RequestKind, Histogram> histograms = new EnumMap<>(RequestKind.class);

    public Latencies() {
        for (RequestKind kind : RequestKind.values()) {
            histograms.put(kind, new ConcurrentHistogram(LONGEST_MICROS, DIGITS));
        }
    }

    /** @param intended when the request was meant to be sent, on the clock of {@link System#nanoTime} */
    public void record(RequestKind kind, long intended) {
        long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - intended);
        histograms.get(kind).recordValue(Math.clamp(micros, 0, LONGEST_MICROS));
    }

    public Quantiles of(RequestKind kind) {
        return Quantiles.of(histograms.get(kind));
    }

    public Quantiles overall() {
        Histogram all = new Histogram(LONGEST_MICROS, DIGITS);
        histograms.values().forEach(all::add);
        return Quantiles.of(all);
    }
}
