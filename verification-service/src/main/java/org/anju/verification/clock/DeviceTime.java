package org.anju.verification.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What a device says of its clock in the headers of a request.
 *
 * @param shown what its clock showed when it sent the request
 * @param resolution 1 ms, or a second where it was told without a fraction
 * @param way the whole round trip of its request before, which this one's way is taken not to exceed
 */
record DeviceTime(Instant shown, Duration resolution, Duration way) {

    static final String TIME = "Device-Time";
    static final String ROUND_TRIP = "Device-Round-Trip";

    /** For a device that does not tell its round trips. Nothing waits longer at the gateway. */
    static final Duration LONGEST_WAY = Duration.ofSeconds(60);

    /** A clock that runs since the epoch or shows a date of another calendar is still a clock; beyond that it is not. */
    private static final Duration FARTHEST = Duration.ofDays(365L * 1000);

    /** Empty where the header cannot be read: a record must not be lost because of its sender's clock. */
    static Optional<DeviceTime> read(String time, String roundTrip) {
        try {
            Instant shown = OffsetDateTime.parse(time.strip()).toInstant();
            if (Duration.between(Instant.EPOCH, shown).abs().compareTo(FARTHEST) > 0) {
                return Optional.empty();
            }
            Duration resolution = shown.getNano() == 0 ? Duration.ofSeconds(1) : Duration.ofMillis(1);
            return Optional.of(new DeviceTime(shown, resolution, way(roundTrip)));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    ClockInterval at(Instant receivedAt) {
        return ClockInterval.measured(shown, resolution, receivedAt, way);
    }

    private static Duration way(String roundTrip) {
        if (roundTrip == null || !roundTrip.strip().matches("\\d{1,5}")) {
            return LONGEST_WAY;
        }
        Duration told = Duration.ofMillis(Long.parseLong(roundTrip.strip()));
        return told.compareTo(LONGEST_WAY) < 0 ? told : LONGEST_WAY;
    }
}
