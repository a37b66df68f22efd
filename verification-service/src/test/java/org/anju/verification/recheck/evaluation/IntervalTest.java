package org.anju.verification.recheck.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    /** R. G. Newcombe, Statistics in Medicine 17 (1998), Table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void agreesWithWhatIsPublished(int errors, int size, double lower, double upper) {
        Interval interval = Interval.wilson((double) errors / size, size);

        assertThat(interval.lower()).isCloseTo(lower, within(0.00005));
        assertThat(interval.upper()).isCloseTo(upper, within(0.00005));
    }

    @Test
    void staysWithinNoneAndAll() {
        assertThat(Interval.wilson(0, 3).lower()).isZero();
        assertThat(Interval.wilson(1, 3).upper()).isOne();
        assertThat(Interval.wilson(1, 29).lower()).isCloseTo(0.8830, within(0.00005));
    }

    @Test
    void leavesNothingToChanceWhereAllIsKnown() {
        assertThat(Interval.wilson(0.2, Double.POSITIVE_INFINITY)).isEqualTo(new Interval(0.2, 0.2, 0.2));
    }

    @Test
    void refusesWhatIsNoShare() {
        assertThatThrownBy(() -> Interval.wilson(0.5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Interval.wilson(1.2, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Interval.wilson(Double.NaN, 5)).isInstanceOf(IllegalArgumentException.class);
    }
}
