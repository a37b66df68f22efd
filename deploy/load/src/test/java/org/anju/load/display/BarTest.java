package org.anju.load.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BarTest {

    @Test
    void showsShareAndTimeLeft() {
        assertThat(Bar.of(250, 1_000, Duration.ofSeconds(30)))
                .isEqualTo("[######                  ]  25 %  250/1000  left 1 min 30 s");
    }

    @Test
    void promisesNothingBeforeTheFirstAndAfterTheLast() {
        assertThat(Bar.of(0, 10, Duration.ofSeconds(3))).isEqualTo("[                        ]   0 %  0/10");
        assertThat(Bar.of(10, 10, Duration.ofSeconds(3))).isEqualTo("[########################] 100 %  10/10");
    }

    @Test
    void isFullWhenThereIsNothingToDo() {
        assertThat(Bar.of(0, 0, Duration.ZERO)).contains("100 %");
    }
}
