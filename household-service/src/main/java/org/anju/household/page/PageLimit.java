package org.anju.household.page;

import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** How many items a page may hold: 1 to 1,000. */
public record PageLimit(int value) {

    public static final String DEFAULT = "100";
    public static final int MAXIMUM = 1000;

    public PageLimit {
        if (value < 1 || value > MAXIMUM) {
            throw outOfRange(Integer.toString(value));
        }
    }

    /** Used by JAX-RS for query parameters. */
    public static PageLimit fromString(String value) {
        try {
            return new PageLimit(Integer.parseInt(value));
        } catch (NumberFormatException exception) {
            throw outOfRange(value);
        }
    }

    private static ProblemException outOfRange(String found) {
        return ProblemException.badRequest(
                        "limit-out-of-range",
                        Text.of("The limit must be 1 to 1000", "每页条数应为1至1000"),
                        Text.of("Give a whole number from 1 to 1000 as limit.", "limit应为1至1000的整数。"))
                .violation("limit", "1 to 1000", found.substring(0, Math.min(found.length(), 20)));
    }
}
