package org.anju.verification.recheck.evaluation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param rate between 0 and 1, as are its bounds at 95 % confidence */
@Schema(name = "RecheckRate")
record Interval(double rate, double lower, double upper) {

    /** The 0.975 quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    /**
     * Score interval of E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
     * American Statistical Association 22 (1927), without correction for continuity; method 3 in R. G. Newcombe, Statistics in
     * Medicine 17 (1998), whose Table I the tests hold it against:
     * {@code (2np + z² ± z·√(z² + 4np(1 − p))) / (2(n + z²))}.
     *
     * @param rate the share that was found, p
     * @param size of how many, n; not necessarily whole; infinite where nothing is left to chance
     */
    static Interval wilson(double rate, double size) {
        if (!(size > 0) || !(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("No interval for a share of %s of %s".formatted(rate, size));
        }
        if (Double.isInfinite(size)) {
            return new Interval(rate, rate, rate);
        }
        double square = Z * Z;
        double middle = 2 * size * rate + square;
        double half = Z * Math.sqrt(square + 4 * size * rate * (1 - rate));
        double whole = 2 * (size + square);
        // Rounding must not leave a bound outside of what it bounds.
        return new Interval(
                rate, Math.clamp((middle - half) / whole, 0, rate), Math.clamp((middle + half) / whole, rate, 1));
    }
}
