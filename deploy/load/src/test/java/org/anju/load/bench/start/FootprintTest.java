package org.anju.load.bench.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FootprintTest {

    @Test
    void readsTheKernelsSummary() {
        List<String> lines =
                List.of("5581e000-7ffd0 ---p 00000000 00:00 0 [rollup]", "Rss:   250000 kB", "Pss:  120000 kB");

        assertThat(Footprint.kibibytes(lines, "Rss:")).isEqualTo(250_000);
        assertThat(Footprint.kibibytes(lines, "Pss:")).isEqualTo(120_000);
        assertThat(Footprint.kibibytes(List.of(), "Pss:")).isZero();
    }

    @Test
    void countsGigabytesByTheThousand() {
        assertThat(new Footprint(2_929_688, 0, Duration.ZERO).proportionalGigabytes())
                .isCloseTo(3.0, Offset.offset(0.001));
    }
}
