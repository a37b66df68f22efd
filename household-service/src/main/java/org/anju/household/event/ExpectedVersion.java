package org.anju.household.event;

import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/**
 * The version that the caller has seen, as If-Match tells it.
 *
 * @param tag with its quotes
 */
public record ExpectedVersion(String tag) {

    /** Used by JAX-RS for headers. */
    public static ExpectedVersion fromString(String value) {
        return new ExpectedVersion(value.strip());
    }

    /** @param expected null when the header was left out */
    static ExpectedVersion required(ExpectedVersion expected) {
        if (expected != null) {
            return expected;
        }
        throw new ProblemException(
                        428,
                        "if-match-missing",
                        Text.of("Say which version you have seen", "请说明您看到的版本"),
                        Text.of(
                                "Send the ETag of GET /api/v1/households/{id} as If-Match.",
                                "请将GET /api/v1/households/{id}返回的ETag作为If-Match发送。"))
                .violation("If-Match", "the household's ETag", null);
    }

    void require(long version) {
        String current = "\"" + version + "\"";
        if (tag.equals(current)) {
            return;
        }
        throw new ProblemException(
                        412,
                        "version-stale",
                        Text.of("The household has changed meanwhile", "该户信息已被更新"),
                        Text.of(
                                "Its version is %s now. Get it anew, look at what has changed, and send the request with the new ETag."
                                        .formatted(current),
                                "当前版本为%s。请重新查询、核对变化后,用新的ETag重新发送。".formatted(current)))
                .violation("If-Match", current, tag.substring(0, Math.min(tag.length(), 20)));
    }
}
