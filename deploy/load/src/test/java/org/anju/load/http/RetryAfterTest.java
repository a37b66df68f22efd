package org.anju.load.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-06-09T14:00:00Z"), ZoneOffset.UTC);

    @Test
    void readsSeconds() {
        assertThat(RetryAfter.parse("3", clock)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void readsDates() {
        assertThat(RetryAfter.parse("Tue, 09 Jun 2026 14:00:20 GMT", clock)).isEqualTo(Duration.ofSeconds(20));
        assertThat(RetryAfter.parse("Tue, 09 Jun 2026 13:00:00 GMT", clock)).isEqualTo(Duration.ZERO);
    }

    @Test
    void ignoresWhatItCannotRead() {
        assertThat(RetryAfter.parse("soon", clock)).isEqualTo(Duration.ZERO);
    }

    @Test
    void doesNotWaitForEver() {
        assertThat(RetryAfter.parse("86400", clock)).isEqualTo(Duration.ofMinutes(2));
    }
}
