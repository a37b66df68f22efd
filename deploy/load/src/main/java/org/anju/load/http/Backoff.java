package org.anju.load.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter: each wait is drawn evenly between zero and a bound that doubles, so that phones
 * which failed together do not come back together.
 *
 * @param attempts how often a request is sent at most, the first time included
 */
public record Backoff(Duration first, Duration longest, int attempts) {

    /** As phones do it: patient enough for a service that is started anew, or has too much to do for some minutes. */
    public static final Backoff PATIENT = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), 60);

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || attempts < 1) {
            throw new IllegalArgumentException("Backoff needs 0 < first <= longest and at least one attempt");
        }
    }

    /**
     * How long to wait before the next attempt.
     *
     * @param failures attempts that failed so far, from 1
     * @param retryAfter what the server asked for, zero when it asked for nothing; never waited shorter
     */
    public Duration delay(int failures, Duration retryAfter, RandomGenerator random) {
        long bound = bound(failures).toNanos();
        return retryAfter.plusNanos(random.nextLong(bound + 1));
    }

    Duration bound(int failures) {
        int doublings = Math.min(failures - 1, 30);
        Duration doubled = first.multipliedBy(1L << doublings);
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }

    public boolean exhausted(int failures) {
        return failures >= attempts;
    }
}
