package org.anju.verification.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anju.verification.clock.DeviceClocks.Measurement;
import org.junit.jupiter.api.Test;

class DeviceClocksTest {

    private static final Instant VISIT = Instant.parse("2026-06-05T01:30:00Z");

    @Test
    void restsOnTheMeasurementThatCameWithTheRecordAndAllowsForDriftSince() {
        ClockInterval known = DeviceClocks.together(VISIT, at(Duration.ofHours(10), 1000, 2000), List.of());
        assertThat(known).isEqualTo(new ClockInterval(1000 - 3600, 2000 + 3600));
    }

    @Test
    void isNarrowedByMeasurementsNearTheVisit() {
        ClockInterval known = DeviceClocks.together(
                VISIT, at(Duration.ofHours(10), 0, 60_000), List.of(at(Duration.ofMinutes(-10), 700, 900)));
        assertThat(known).isEqualTo(new ClockInterval(700 - 60, 900 + 60));
    }

    @Test
    void leavesOldMeasurementsAside() {
        Measurement sent = at(Duration.ofMinutes(30), 0, 60_000);
        assertThat(DeviceClocks.together(VISIT, sent, List.of(at(Duration.ofMinutes(-61), 700, 900))))
                .isEqualTo(DeviceClocks.together(VISIT, sent, List.of()));
    }

    @Test
    void allowsForAClockThatWasSetBetweenTheVisitAndTheUpload() {
        ClockInterval known = DeviceClocks.together(
                VISIT, at(Duration.ofMinutes(50), 0, 1000), List.of(at(Duration.ofMinutes(-5), 900_000, 901_000)));
        assertThat(known.lowerMillis()).isLessThanOrEqualTo(0);
        assertThat(known.upperMillis()).isGreaterThanOrEqualTo(901_000);
    }

    private static Measurement at(Duration afterTheVisit, long lower, long upper) {
        return new Measurement("subject", "phone", VISIT.plus(afterTheVisit), new ClockInterval(lower, upper));
    }
}
