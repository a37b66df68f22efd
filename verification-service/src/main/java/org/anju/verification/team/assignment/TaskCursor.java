package org.anju.verification.team.assignment;

import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** Where a page of tasks ended. */
public record TaskCursor(String villageCode, UUID householdId) {

    static final TaskCursor START = new TaskCursor("", new UUID(0, 0));

    private static final int VILLAGE_DIGITS = 12;

    /** Used by JAX-RS for query parameters. */
    public static TaskCursor fromString(String value) {
        try {
            return new TaskCursor(
                    value.substring(0, VILLAGE_DIGITS), UUID.fromString(value.substring(VILLAGE_DIGITS + 1)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException exception) {
            throw ProblemException.badRequest(
                    "cursor-malformed",
                    Text.of("The cursor cannot be used", "cursor无效"),
                    Text.of(
                            "Send the cursor of the page before, unchanged, or none for the first page.",
                            "请原样填写上一页的cursor,首页不填。"));
        }
    }

    @Override
    public String toString() {
        return villageCode + "." + householdId;
    }
}
