package org.anju.load.bench.rate;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * Latencies of evenly spaced requests from the moment at which each was meant to start. The generator does not tell that
 * moment: it follows from the rate and from the request that came the earliest by its own place in the row, so a start
 * that the generator itself delayed counts as waiting.
 */
final class IntendedTimes {

    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final long NEVER = Long.MAX_VALUE;
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

    private final double rate;
    private final long[] started;
    private final long[] ended;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong failed = new AtomicLong();

    /** @param requests how many there will be at most */
    IntendedTimes(double rate, int requests) {
        this.rate = rate;
        this.started = filled(requests);
        this.ended = filled(requests);
    }

    private static long[] filled(int length) {
        long[] times = new long[length];
        Arrays.fill(times, UNKNOWN);
        return times;
    }

    /** @return the request's place in the row, or one beyond the last when there are more than were planned */
    int start(long now) {
        int place = next.getAndIncrement();
        if (place < started.length) {
            started[place] = now;
        }
        return place;
    }

    void end(int place, boolean successful, long now) {
        if (place >= ended.length) {
            return;
        }
        if (!successful) {
            failed.incrementAndGet();
            ended[place] = NEVER;
            return;
        }
        ended[place] = now;
    }

    /** What failed counts as an answer that took ten minutes, so that failures cannot make the figures better. */
    LoadOutcome outcome() {
        long origin = origin();
        Histogram histogram = new Histogram(LONGEST_MICROS, 3);
        for (int place = 0; place < ended.length; place++) {
            if (ended[place] != UNKNOWN) {
                histogram.recordValue(micros(origin + offset(place), ended[place]));
            }
        }
        return new LoadOutcome(
                histogram.getTotalCount() - failed.get(),
                failed.get(),
                histogram.getValueAtPercentile(50) / 1000.0,
                histogram.getValueAtPercentile(95) / 1000.0,
                histogram.getValueAtPercentile(99) / 1000.0,
                histogram.getMaxValue() / 1000.0);
    }

    private static long micros(long intended, long end) {
        if (end == NEVER) {
            return LONGEST_MICROS;
        }
        return Math.clamp(TimeUnit.NANOSECONDS.toMicros(end - intended), 0, LONGEST_MICROS);
    }

    private long origin() {
        long origin = Long.MAX_VALUE;
        for (int place = 0; place < started.length; place++) {
            if (started[place] != UNKNOWN) {
                origin = Math.min(origin, started[place] - offset(place));
            }
        }
        return origin;
    }

    private long offset(int place) {
        return (long) (place * 1e9 / rate);
    }
}
