package org.anju.load.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void quotesTheMedian() {
        assertThat(Figure.of("a", "s", List.of(9.0, 1.0, 3.0)).value()).isEqualTo(3.0);
        assertThat(Figure.of("a", "s", List.of(4.0, 1.0, 2.0, 9.0)).value()).isEqualTo(3.0);
    }

    @Test
    void hasNoMedianWithoutRuns() {
        assertThatThrownBy(() -> Figure.of("a", "s", List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsWhetherTheAimIsMet() {
        Figure figure = Figure.of("a", "s", List.of(45.0));

        assertThat(figure.met()).isEmpty();
        assertThat(figure.aiming(Aim.atMost(45)).met()).contains(true);
        assertThat(figure.aiming(Aim.atMost(44.9)).met()).contains(false);
        assertThat(figure.aiming(Aim.atLeast(45)).met()).contains(true);
        assertThat(figure.aiming(Aim.atLeast(46)).met()).contains(false);
    }

    @Test
    void formatsThreeDigitsOrSo() {
        assertThat(List.of(1234.56, 45.678, 2.345, 0.01234, 8.0))
                .extracting(Figure::format)
                .containsExactly("1235", "45.7", "2.35", "0.0123", "8");
    }
}
