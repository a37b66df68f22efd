package org.anju.load.http;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The header by which a server says when to come back: seconds, or a date (RFC 9110, 10.2.3). */
final class RetryAfter {

    /** A server that names a day in the far future must not stop a phone for good. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private RetryAfter() {}

    static Duration parse(String value, Clock clock) {
        if (value.matches("\\d{1,9}")) {
            return bounded(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            return bounded(Duration.between(clock.instant(), date.toInstant()));
        } catch (DateTimeParseException exception) {
            return Duration.ZERO;
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
