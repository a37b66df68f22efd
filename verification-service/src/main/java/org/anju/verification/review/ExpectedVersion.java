package org.anju.verification.review;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a record that the caller has seen, as If-Match tells it.
 *
 * @param version null for any
 */
public record ExpectedVersion(Long version) {

    /** Weak where something on the way has compressed the answer. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    /** Used by JAX-RS for headers. */
    public static ExpectedVersion fromString(String value) {
        String tag = value.strip();
        if (tag.equals("*")) {
            return new ExpectedVersion(null);
        }
        Matcher matcher = TAG.matcher(tag);
        if (!matcher.matches()) {
            throw ReviewProblems.versionMalformed(tag);
        }
        return new ExpectedVersion(Long.valueOf(matcher.group(1)));
    }

    /** @param expected null when the header was left out */
    static Long of(ExpectedVersion expected) {
        return expected == null ? null : expected.version();
    }
}
