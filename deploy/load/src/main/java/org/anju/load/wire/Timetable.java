package org.anju.load.wire;

import java.time.Duration;

/** When the requests of an {@link OpenLoop} are meant to be sent: at a rate that rises evenly from nothing and then stays. */
record Timetable(double perSecond, Duration rising) {

    private static final double NANOS = 1e9;

    /** @return nanoseconds from the start */
    long offset(long number) {
        double seconds = rising.toNanos() / NANOS;
        double risingRequests = perSecond * seconds / 2;
        double at = number < risingRequests
                ? Math.sqrt(2 * seconds * number / perSecond)
                : seconds + (number - risingRequests) / perSecond;
        return (long) (at * NANOS);
    }
}
