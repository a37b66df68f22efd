package org.anju.common.precondition;

import jakarta.ws.rs.core.EntityTag;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** The version that a change was made from, as If-Match tells it. */
public record ExpectedVersion(String tag) {

    private static final int SHOWN = 20;
    private static final String WEAK = "W/";

    /** @param header null when it was left out */
    public static ExpectedVersion of(String header) {
        if (header == null) {
            throw new ProblemException(
                            428,
                            "if-match-missing",
                            Text.of("Say which version you change", "请说明修改所依据的版本"),
                            Text.of(
                                    "Send the ETag that you got when you read it in the header If-Match.",
                                    "请在If-Match请求头中发送读取时得到的ETag。"))
                    .violation("If-Match", "the ETag of what you change", null);
        }
        String tag = header.strip();
        // Weak where something on the way has compressed the answer.
        return new ExpectedVersion(tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag);
    }

    /** Takes {@code *} for any version. */
    public void requireCurrent(long version) {
        if (!tag.equals("*")) {
            requireSeen(version);
        }
    }

    /** For what nobody may change without having seen it. */
    public void requireSeen(long version) {
        String current = "\"%d\"".formatted(version);
        if (tag.equals(current)) {
            return;
        }
        throw new ProblemException(
                        412,
                        "version-stale",
                        Text.of("Somebody has changed it meanwhile", "内容已被他人修改"),
                        Text.of(
                                "Read it again, see whether your change still applies, and send it with the new ETag.",
                                "请重新读取,确认修改仍然适用后,用新的ETag提交。"))
                .violation("If-Match", current, tag.substring(0, Math.min(tag.length(), SHOWN)));
    }

    public static EntityTag tagOf(long version) {
        return new EntityTag(Long.toString(version));
    }
}
