package org.anju.verification.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a device's clock is ahead of the server's, as far as is known: somewhere from the lower to the upper bound, both
 * included, in milliseconds. Negative values mean behind.
 */
public record ClockInterval(long lowerMillis, long upperMillis) {

    /** By how much a phone's quartz may go wrong: 100 parts in a million, twice what data sheets name. */
    static final long DRIFT_PARTS_PER_MILLION = 100;

    private static final long MILLION = 1_000_000;

    public ClockInterval {
        if (lowerMillis > upperMillis) {
            throw new IllegalArgumentException(
                    "The lower bound %d exceeds the upper bound %d".formatted(lowerMillis, upperMillis));
        }
    }

    /** The moments between which something happened, by the server's clock. */
    public record Moments(Instant earliest, Instant latest) {}

    /**
     * What a time that a device sent says of its clock.
     *
     * @param deviceTime what its clock showed when it sent, cut to whole steps of the resolution
     * @param receivedAt when that arrived, by the server's clock: later than it was sent, hence the lower bound
     * @param longestWay how long it may have been on its way, which is all that the upper bound rests on
     */
    public static ClockInterval measured(
            Instant deviceTime, Duration resolution, Instant receivedAt, Duration longestWay) {
        Duration least = Duration.between(receivedAt, deviceTime);
        return new ClockInterval(
                floorMillis(least), ceilingMillis(least.plus(resolution).plus(longestWay)));
    }

    /** What is known of the same clock at another time: the longer ago or ahead, the less. */
    public ClockInterval aged(Duration distance) {
        long drift = Math.ceilDiv(distance.abs().toMillis() * DRIFT_PARTS_PER_MILLION, MILLION);
        return new ClockInterval(lowerMillis - drift, upperMillis + drift);
    }

    public Optional<ClockInterval> intersection(ClockInterval other) {
        long lower = Math.max(lowerMillis, other.lowerMillis);
        long upper = Math.min(upperMillis, other.upperMillis);
        return lower <= upper ? Optional.of(new ClockInterval(lower, upper)) : Optional.empty();
    }

    /**
     * What two measurements of the same clock say together. Where both cannot be right the clock was set between them, and
     * either may hold for the time in question.
     */
    public ClockInterval reconciledWith(ClockInterval other) {
        return intersection(other)
                .orElseGet(() -> new ClockInterval(
                        Math.min(lowerMillis, other.lowerMillis), Math.max(upperMillis, other.upperMillis)));
    }

    long middleMillis() {
        return lowerMillis + (upperMillis - lowerMillis) / 2;
    }

    /** When it was by the server's clock as the device's showed the given time. */
    public Moments correct(Instant deviceTime) {
        return new Moments(deviceTime.minusMillis(upperMillis), deviceTime.minusMillis(lowerMillis));
    }

    /** Whether the clock is off by more than the tolerance, whatever value of the interval is the true one. */
    public boolean isBeyond(Duration tolerance) {
        long limit = tolerance.toMillis();
        return lowerMillis > limit || upperMillis < -limit;
    }

    private static long floorMillis(Duration duration) {
        return Math.floorDiv(micros(duration), 1000);
    }

    private static long ceilingMillis(Duration duration) {
        return Math.ceilDiv(micros(duration), 1000);
    }

    /** Nanoseconds below a microsecond are left away: no clock here is read that finely. */
    private static long micros(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), MILLION), duration.getNano() / 1000);
    }
}
