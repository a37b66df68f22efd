package org.anju.load.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final long SECOND = 1_000_000_000;

    private final Timetable timetable = new Timetable(200, Duration.ofSeconds(4));

    @Test
    void risesFromNothing() {
        assertThat(sentBefore(SECOND)).isCloseTo(25, within(1L));
        assertThat(sentBefore(2 * SECOND)).isCloseTo(100, within(1L));
        assertThat(sentBefore(4 * SECOND)).isCloseTo(400, within(1L));
    }

    @Test
    void thenStaysAtItsRate() {
        assertThat(sentBefore(5 * SECOND) - sentBefore(4 * SECOND)).isEqualTo(200);
        assertThat(sentBefore(64 * SECOND) - sentBefore(4 * SECOND)).isEqualTo(12_000);
    }

    @Test
    void startsAtOnceAtItsRateWithoutARise() {
        assertThat(new Timetable(10, Duration.ZERO).offset(7)).isEqualTo(SECOND * 7 / 10);
    }

    private long sentBefore(long nanos) {
        return LongStream.iterate(0, number -> number + 1)
                .takeWhile(number -> timetable.offset(number) < nanos)
                .count();
    }
}
