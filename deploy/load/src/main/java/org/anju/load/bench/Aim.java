package org.anju.load.bench;

/**
 * What a figure should come to.
 *
 * @param atMost whether the limit is the largest good value, otherwise the smallest
 */
public record Aim(boolean atMost, double limit) {

    public static Aim atMost(double limit) {
        return new Aim(true, limit);
    }

    public static Aim atLeast(double limit) {
        return new Aim(false, limit);
    }

    public boolean met(double value) {
        return atMost ? value <= limit : value >= limit;
    }

    @Override
    public String toString() {
        return (atMost ? "≤ " : "≥ ") + Figure.format(limit);
    }
}
