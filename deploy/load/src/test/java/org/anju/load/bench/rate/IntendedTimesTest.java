package org.anju.load.bench.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class IntendedTimesTest {

    private static final double RATE = 100;

    private static long millis(long value) {
        return TimeUnit.MILLISECONDS.toNanos(value);
    }

    @Test
    void countsAStallOfTheGeneratorAsWaiting() {
        IntendedTimes times = new IntendedTimes(RATE, 100);
        for (int request = 0; request < 100; request++) {
            long intended = millis(1_000 + request * 10L);
            // From the fiftieth on, everything starts only when the stall is over.
            long started = request < 50 ? intended : Math.max(intended, millis(2_000));
            times.end(times.start(started), true, started + millis(5));
        }

        LoadOutcome outcome = times.outcome();

        assertThat(outcome.answered()).isEqualTo(100);
        assertThat(outcome.p50Millis()).isCloseTo(5, within(0.1));
        assertThat(outcome.maxMillis()).isCloseTo(505, within(1.0));
    }

    @Test
    void countsFailuresApartAndAsTheSlowest() {
        IntendedTimes times = new IntendedTimes(RATE, 2);
        times.end(times.start(0), false, millis(1));
        times.end(times.start(millis(10)), true, millis(12));
        times.end(times.start(millis(20)), true, millis(22));

        LoadOutcome outcome = times.outcome();

        assertThat(outcome.failed()).isEqualTo(1);
        assertThat(outcome.p99Millis()).isGreaterThan(500_000);
        assertThat(outcome.answered()).isEqualTo(1);
    }
}
