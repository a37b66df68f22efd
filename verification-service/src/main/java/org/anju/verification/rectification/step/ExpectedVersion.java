package org.anju.verification.rectification.step;

import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** The version that a change was made from, as If-Match tells it. */
record ExpectedVersion(String tag) {

    /** @param header null when it was left out */
    static ExpectedVersion of(String header) {
        if (header == null) {
            throw new ProblemException(
                    428,
                    "if-match-missing",
                    Text.of("Say which version you change", "请说明修改所依据的版本"),
                    Text.of(
                            "Send the ETag of the problem as you read it in the header If-Match.",
                            "请在If-Match请求头中发送读取该问题时得到的ETag。"));
        }
        return new ExpectedVersion(header.strip());
    }

    void requireCurrent(long version) {
        String current = "\"%d\"".formatted(version);
        if (tag.equals("*") || tag.equals(current)) {
            return;
        }
        throw new ProblemException(
                        412,
                        "version-stale",
                        Text.of("Somebody has changed it meanwhile", "内容已被他人修改"),
                        Text.of(
                                "Read the problem again, see whether your step still applies, and send it with the new ETag.",
                                "请重新读取该问题,确认操作仍然适用后,用新的ETag提交。"))
                .violation("If-Match", current, tag.substring(0, Math.min(tag.length(), 20)));
    }
}
