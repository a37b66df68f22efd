package org.anju.household.dwelling;

import java.util.UUID;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** Where a page of dwellings ended. */
public record DwellingCursor(String villageCode, UUID id) {

    static final DwellingCursor START = new DwellingCursor("", new UUID(0, 0));

    private static final int VILLAGE_DIGITS = 12;

    static DwellingCursor after(Dwelling dwelling) {
        return new DwellingCursor(dwelling.village().value(), dwelling.id());
    }

    /** Used by JAX-RS for query parameters. */
    public static DwellingCursor fromString(String value) {
        try {
            return new DwellingCursor(
                    value.substring(0, VILLAGE_DIGITS), UUID.fromString(value.substring(VILLAGE_DIGITS + 1)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException exception) {
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
        return villageCode + "." + id;
    }
}
