package org.anju.household.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** Where a page of households ended. */
public record HouseholdCursor(String villageCode, String householdNo) {

    static final HouseholdCursor START = new HouseholdCursor("", "");

    private static final int VILLAGE_DIGITS = 12;

    static HouseholdCursor after(Household household) {
        return new HouseholdCursor(household.village().value(), household.householdNo());
    }

    /** Used by JAX-RS for query parameters. */
    public static HouseholdCursor fromString(String value) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            return new HouseholdCursor(text.substring(0, VILLAGE_DIGITS), text.substring(VILLAGE_DIGITS));
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
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((villageCode + householdNo).getBytes(StandardCharsets.UTF_8));
    }
}
