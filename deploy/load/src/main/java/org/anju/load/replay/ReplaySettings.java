package org.anju.load.replay;

import java.time.Duration;
import java.util.UUID;
import org.anju.load.http.Backoff;
import org.anju.load.platform.Addresses;

/**
 * @param rate households begun a second, at intended times that do not wait for answers; 0 for as many as the phones
 *     manage one after the other
 * @param ramp how long the rate takes to rise evenly from nothing, as teams set out one after the other
 * @param phones how many phones there are: without a rate, each works at one household at a time
 * @param photoBytes about the size of each photo
 */
public record ReplaySettings(
        Addresses addresses,
        UUID campaign,
        int households,
        int photos,
        int photoBytes,
        double rate,
        Duration ramp,
        int phones,
        long seed,
        Backoff backoff) {

    public static final UUID DEMO_CAMPAIGN = UUID.fromString("01970000-0000-7000-8000-000000006229");
    public static final int USUAL_PHOTO = 150 * 1024;

    /** What rule set 2020 asks for in each of its modes. */
    static final int FEWEST_PHOTOS = 3;

    public ReplaySettings {
        require(households > 0, "--households must be at least 1");
        require(
                photos >= FEWEST_PHOTOS,
                "--photos must be at least %d: the rules refuse a record with fewer".formatted(FEWEST_PHOTOS));
        require(rate >= 0, "--rate must not be negative");
        require(!ramp.isNegative(), "--ramp must not be negative");
        require(phones > 0, "--phones must be at least 1");
    }

    /** @return when the household of this number is begun, in nanoseconds from the start */
    long intendedNanos(int number) {
        double rampSeconds = ramp.toNanos() / 1e9;
        double begunInRamp = rate * rampSeconds / 2;
        double seconds = number < begunInRamp
                ? Math.sqrt(2 * rampSeconds * number / rate)
                : rampSeconds + (number - begunInRamp) / rate;
        return (long) (seconds * 1e9);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Three photos of usual size a household, on the demo's campaign. */
    public static ReplaySettings of(Addresses addresses, int households, double rate, int phones) {
        return new ReplaySettings(
                addresses,
                DEMO_CAMPAIGN,
                households,
                FEWEST_PHOTOS,
                USUAL_PHOTO,
                rate,
                Duration.ZERO,
                phones,
                1,
                Backoff.PATIENT);
    }
}
