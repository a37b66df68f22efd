package org.anju.verification.recheck.draw;

/**
 * A time that was drawn from the frame: first the sample, then each of its extensions.
 *
 * @param size how many to draw by chance; the first round draws the mandatory ones besides, and at least one of each stratum
 * @param stratumPrefix only from strata whose names begin so; empty for all
 */
public record Round(int size, String stratumPrefix) {

    public static Round ofAll(int size) {
        return new Round(size, "");
    }
}
