package org.anju.verification.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTimeTest {

    private static final Instant RECEIVED = Instant.parse("2026-06-05T01:30:00Z");

    @Test
    void readsTheClockWithItsOffsetAndFraction() {
        assertThat(DeviceTime.read("2026-06-05T09:30:01.250+08:00", "400"))
                .hasValueSatisfying(time -> assertThat(time.at(RECEIVED)).isEqualTo(new ClockInterval(1250, 1651)));
    }

    @Test
    void takesATimeWithoutFractionForAWholeSecond() {
        assertThat(DeviceTime.read("2026-06-05T01:30:00Z", "0"))
                .hasValueSatisfying(time -> assertThat(time.at(RECEIVED)).isEqualTo(new ClockInterval(0, 1000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-3", "x", "70000", "99999999999"})
    void knowsNoRoundTripLongerThanTheGatewayWaits(String roundTrip) {
        assertThat(DeviceTime.read("2026-06-05T01:30:00.001Z", roundTrip)
                        .orElseThrow()
                        .way())
                .isEqualTo(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-06-05", "2026-06-05T09:30:00", "+999999999-01-01T00:00:00Z", "1749087000"
            })
    void readsNothingFromWhatIsNoTime(String time) {
        assertThat(DeviceTime.read(time, null)).isEmpty();
    }
}
