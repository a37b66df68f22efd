package org.anju.household.history;

import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/**
 * Where a page of changes ended.
 *
 * @param version the last one shown
 */
public record HistoryCursor(long version) {

    static final HistoryCursor START = new HistoryCursor(Long.MAX_VALUE);

    /** Used by JAX-RS for query parameters. */
    public static HistoryCursor fromString(String value) {
        try {
            return new HistoryCursor(Long.parseLong(value));
        } catch (NumberFormatException exception) {
            throw ProblemException.badRequest(
                    "cursor-malformed",
                    Text.of("The cursor cannot be used", "cursor无效"),
                    Text.of(
                            "Send the nextCursor of the page before, unchanged, or none for the first page.",
                            "请原样填写上一页的nextCursor,首页不填。"));
        }
    }

    @Override
    public String toString() {
        return Long.toString(version);
    }
}
