package org.anju.verification.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.anju.verification.clock.ClockInterval.Moments;

/** A true clock error is made up, and what is concluded from its measurements must never exclude it. */
class ClockIntervalPropertyTest {

    private static final Instant NOW = Instant.parse("2026-06-05T01:30:00.123456Z");
    private static final long YEARS = 60L * 365 * 24 * 3_600_000_000L;

    @Property
    void containsTheTruthWhateverPartOfTheRoundTripTheWayTook(
            @ForAll @LongRange(min = -YEARS, max = YEARS) long aheadMicros,
            @ForAll @IntRange(max = 60_000_000) int wayMicros,
            @ForAll @IntRange(max = 60_000_000) int restMicros,
            @ForAll boolean wholeSeconds) {
        ClockInterval measured = measure(NOW, aheadMicros, wayMicros, wayMicros + restMicros, wholeSeconds);
        assertContains(measured, aheadMicros);
        long uncertainty = wayMicros + restMicros + (wholeSeconds ? 1_000_000 : 1_000);
        assertThat((measured.upperMillis() - measured.lowerMillis()) * 1000L)
                .isBetween(uncertainty - 2_000, uncertainty + 2_000);
    }

    @Property
    void staysTrueWhileTheClockDrifts(
            @ForAll @LongRange(min = -YEARS, max = YEARS) long aheadMicros,
            @ForAll @IntRange(min = -1000, max = 1000) int minutesLater,
            @ForAll @IntRange(min = -100, max = 100) int partsPerMillion) {
        ClockInterval aged = measure(NOW, aheadMicros, 50_000, 100_000, false).aged(Duration.ofMinutes(minutesLater));
        long then = aheadMicros + minutesLater * 60L * partsPerMillion;
        assertContains(aged, then);
    }

    @Property
    void isNarrowedByASecondMeasurementAndStaysTrue(
            @ForAll @LongRange(min = -YEARS, max = YEARS) long aheadMicros,
            @ForAll @IntRange(max = 5_000_000) int firstWay,
            @ForAll @IntRange(max = 5_000_000) int secondWay) {
        ClockInterval one = measure(NOW, aheadMicros, firstWay, firstWay + 20_000, false);
        ClockInterval other = measure(NOW.plusSeconds(30), aheadMicros, secondWay, secondWay * 2, false);
        ClockInterval both = one.reconciledWith(other);
        assertContains(both, aheadMicros);
        assertThat(width(both)).isLessThanOrEqualTo(Math.min(width(one), width(other)));
        assertThat(both).isEqualTo(other.reconciledWith(one));
    }

    @Property
    void allowsForBothWhenTheClockWasSetBetween(
            @ForAll @IntRange(min = -3_600_000, max = 3_600_000) int beforeMillis,
            @ForAll @IntRange(min = -3_600_000, max = 3_600_000) int afterMillis) {
        ClockInterval before = measure(NOW, beforeMillis * 1000L, 10_000, 30_000, false);
        ClockInterval after = measure(NOW, afterMillis * 1000L, 10_000, 30_000, false);
        ClockInterval both = before.reconciledWith(after);
        if (before.intersection(after).isEmpty()) {
            assertContains(both, beforeMillis * 1000L);
            assertContains(both, afterMillis * 1000L);
        }
    }

    @Property
    void correctsAMomentToBoundsThatHoldTheTrueOne(
            @ForAll @LongRange(min = -YEARS, max = YEARS) long aheadMicros,
            @ForAll @IntRange(max = 100_000) int secondsBefore,
            @ForAll @IntRange(max = 60_000_000) int wayMicros) {
        Instant truly = NOW.minusSeconds(secondsBefore);
        Instant shown = truly.plus(aheadMicros, ChronoUnit.MICROS);
        Moments moments = measure(NOW, aheadMicros, wayMicros, wayMicros, false).correct(shown);
        assertThat(truly).isBetween(moments.earliest(), moments.latest());
    }

    @Property
    void callsAClockWrongOnlyWhenItMustBe(
            @ForAll @IntRange(min = -1_200_000, max = 1_200_000) int aheadMillis,
            @ForAll @IntRange(max = 300_000) int wayMillis) {
        ClockInterval measured = measure(NOW, aheadMillis * 1000L, wayMillis * 1000L, wayMillis * 1000L, false);
        if (measured.isBeyond(Duration.ofMinutes(10))) {
            assertThat(Math.abs(aheadMillis)).isGreaterThan(600_000);
        }
        if (Math.abs(aheadMillis) > 600_000 + wayMillis + 2) {
            assertThat(measured.isBeyond(Duration.ofMinutes(10))).isTrue();
        }
    }

    /** As a phone would send and the server receive: the way is unknown, the round trip is told and no shorter. */
    private static ClockInterval measure(
            Instant sent, long aheadMicros, long wayMicros, long roundTripMicros, boolean wholeSeconds) {
        Duration resolution = wholeSeconds ? Duration.ofSeconds(1) : Duration.ofMillis(1);
        Instant shown = sent.plus(aheadMicros, ChronoUnit.MICROS)
                .truncatedTo(wholeSeconds ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
        return ClockInterval.measured(
                shown,
                resolution,
                sent.plus(wayMicros, ChronoUnit.MICROS),
                Duration.of(roundTripMicros, ChronoUnit.MICROS));
    }

    private static void assertContains(ClockInterval interval, long micros) {
        assertThat(micros).isBetween(interval.lowerMillis() * 1000, interval.upperMillis() * 1000);
    }

    private static long width(ClockInterval interval) {
        return interval.upperMillis() - interval.lowerMillis();
    }
}
