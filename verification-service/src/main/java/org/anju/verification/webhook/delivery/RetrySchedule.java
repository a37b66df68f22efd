package org.anju.verification.webhook.delivery;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait: longer after each failure, up to a limit, and never for all at the same moment.
 *
 * @param growth how many times longer each wait is than the one before
 * @param random 0 to 1
 */
record RetrySchedule(Duration first, int growth, Duration longest, DoubleSupplier random) {

    /** Beyond this any wait is the longest, and powers would overflow. */
    private static final int LARGEST_EXPONENT = 30;

    /** Between three quarters and all of the wait, so that what failed together does not come again together. */
    private static final double LEAST_PART = 0.75;

    /** @param failures so far, at least 1 */
    Duration after(int failures) {
        double factor = Math.pow(growth, Math.min(failures - 1, LARGEST_EXPONENT));
        double whole = Math.min(first.toMillis() * factor, longest.toMillis());
        return Duration.ofMillis(Math.round(whole * (LEAST_PART + (1 - LEAST_PART) * random.getAsDouble())));
    }
}
