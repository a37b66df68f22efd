package org.anju.load.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), 5);

    @Test
    void boundDoublesUpToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 8).mapToObj(backoff::bound))
                .extracting(Duration::toMillis)
                .containsExactly(200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 10_000L, 10_000L);
        assertThat(backoff.bound(1_000)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void delaysFillTheWholeRangeBelowTheBound() {
        SplittableRandom random = new SplittableRandom(7);

        long[] delays = IntStream.range(0, 10_000)
                .mapToLong(_ -> backoff.delay(3, Duration.ZERO, random).toMillis())
                .toArray();

        assertThat(Arrays.stream(delays)).allMatch(delay -> delay <= 800);
        assertThat(IntStream.range(0, 8)).allMatch(part -> {
            long inPart =
                    Arrays.stream(delays).filter(delay -> delay / 100 == part).count();
            return inPart > 1_000 && inPart < 1_500;
        });
    }

    @Test
    void neverComesBackEarlierThanTheServerAsks() {
        SplittableRandom random = new SplittableRandom(7);

        assertThat(IntStream.range(0, 100).mapToObj(_ -> backoff.delay(1, Duration.ofSeconds(3), random)))
                .allMatch(delay ->
                        delay.compareTo(Duration.ofSeconds(3)) >= 0 && delay.compareTo(Duration.ofMillis(3_200)) <= 0);
    }

    @Test
    void isExhaustedAfterItsAttempts() {
        assertThat(backoff.exhausted(4)).isFalse();
        assertThat(backoff.exhausted(5)).isTrue();
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1), 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), 3))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
