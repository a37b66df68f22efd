package org.anju.verification.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    @Test
    void waitsLongerEachTimeUpToItsLimit() {
        RetrySchedule schedule = new RetrySchedule(Duration.ofSeconds(5), 4, Duration.ofHours(4), () -> 1);

        List<Duration> waits =
                IntStream.rangeClosed(1, 9).mapToObj(schedule::after).toList();

        assertThat(waits)
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(80),
                        Duration.ofSeconds(320),
                        Duration.ofSeconds(1280),
                        Duration.ofSeconds(5120),
                        Duration.ofHours(4),
                        Duration.ofHours(4),
                        Duration.ofHours(4));
        assertThat(schedule.after(1_000_000)).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void spreadsWhatFailedTogether() {
        RetrySchedule early = new RetrySchedule(Duration.ofSeconds(8), 2, Duration.ofHours(1), () -> 0);

        assertThat(early.after(1)).isEqualTo(Duration.ofSeconds(6));
        assertThat(early.after(2)).isEqualTo(Duration.ofSeconds(12));
    }
}
