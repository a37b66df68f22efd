package org.anju.verification.webhook.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-06-05T01:30:00Z");

    @Test
    void readsSecondsAndDates() {
        assertThat(RetryAfter.parse(" 120 ", NOW)).contains(Duration.ofSeconds(120));
        assertThat(RetryAfter.parse("Fri, 05 Jun 2026 01:32:00 GMT", NOW)).contains(Duration.ofMinutes(2));
    }

    @Test
    void waitsNoLongerThanADay() {
        assertThat(RetryAfter.parse("999999999", NOW)).contains(Duration.ofHours(24));
        assertThat(RetryAfter.parse("Sat, 05 Jun 2027 01:30:00 GMT", NOW)).contains(Duration.ofHours(24));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "-5", "soon", "1e9", "99999999999999999999", "Fri, 05 Jun 2026 01:29:00 GMT"})
    void takesAllElseForNone(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }
}
