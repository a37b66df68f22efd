package org.anju.household.roster;

import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** Where a page of findings ended: findings are numbered from 1. */
public record FindingCursor(int number) {

    static final FindingCursor START = new FindingCursor(0);

    /** Used by JAX-RS for query parameters. */
    public static FindingCursor fromString(String value) {
        try {
            return new FindingCursor(Integer.parseUnsignedInt(value));
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
        return Integer.toString(number);
    }
}
