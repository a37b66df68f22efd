package org.anju.verification.device;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** The last device of a page. */
public record DeviceCursor(String subject, String deviceId) {

    static final DeviceCursor START = new DeviceCursor("", "");

    private static final char SEPARATOR = '\n';

    /** Used by JAX-RS for query parameters. */
    public static DeviceCursor fromString(String value) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            int separator = text.indexOf(SEPARATOR);
            if (separator > 0 && text.indexOf('\0') < 0) {
                return new DeviceCursor(text.substring(0, separator), text.substring(separator + 1));
            }
        } catch (IllegalArgumentException notBase64) {
            throw malformed();
        }
        throw malformed();
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((subject + SEPARATOR + deviceId).getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemException malformed() {
        return ProblemException.badRequest(
                        "cursor-malformed",
                        Text.of("The cursor cannot be used", "游标无效"),
                        Text.of(
                                "Send the cursor of the page before, unchanged; leave it out to begin.",
                                "请将上一页返回的cursor原样填入;不填则从头开始。"))
                .violation("cursor", "the cursor of the page before", null);
    }
}
