package org.anju.household.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.anju.common.digest.Sha256;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.household.registry.HouseholdResponse;

/**
 * Where a page of households ended. It names a place in the order, not a row: households that come, go or change between two
 * pages neither shift it nor have others told twice.
 *
 * @param filterDigest of what was searched for, since the place means nothing in another search
 */
public record SearchCursor(String filterDigest, String villageCode, String householdNo) {

    private static final int DIGEST_DIGITS = 16;
    private static final int VILLAGE_DIGITS = 12;

    static SearchCursor start(HouseholdFilter filter) {
        return new SearchCursor(digest(filter), "", "");
    }

    static SearchCursor after(HouseholdResponse household, HouseholdFilter filter) {
        return new SearchCursor(digest(filter), household.villageCode().value(), household.householdNo());
    }

    /** Used by JAX-RS for query parameters. */
    public static SearchCursor fromString(String value) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            int number = DIGEST_DIGITS + VILLAGE_DIGITS;
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw malformed();
            }
            return new SearchCursor(
                    text.substring(0, DIGEST_DIGITS), text.substring(DIGEST_DIGITS, number), text.substring(number));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException exception) {
            throw malformed();
        }
    }

    void requireOf(HouseholdFilter filter) {
        if (!filterDigest.equals(digest(filter))) {
            throw ProblemException.badRequest(
                            "cursor-of-other-search",
                            Text.of("The cursor belongs to another search", "cursor属于另一次查询"),
                            Text.of(
                                    "Send the same filters as for the first page, or leave the cursor out to begin anew.",
                                    "翻页时请保持查询条件不变;更换条件时请不填cursor,从首页开始。"))
                    .violation("cursor", "nextCursor of a page of this very search", null);
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((filterDigest + villageCode + householdNo).getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(HouseholdFilter filter) {
        return HexFormat.of().formatHex(Sha256.of(filter.toString()), 0, DIGEST_DIGITS / 2);
    }

    private static ProblemException malformed() {
        return ProblemException.badRequest(
                        "cursor-malformed",
                        Text.of("The cursor cannot be used", "cursor无效"),
                        Text.of(
                                "Send the nextCursor of the page before, unchanged, or none for the first page.",
                                "请原样填写上一页的nextCursor,首页不填。"))
                .violation("cursor", "nextCursor of the page before", null);
    }
}
