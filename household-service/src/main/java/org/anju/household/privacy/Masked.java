package org.anju.household.privacy;

/** Personal data as it may be shown: enough to recognise what one knows already. */
public final class Masked {

    private static final int ID_HEAD = 6;
    private static final int PHONE_HEAD = 3;
    private static final int TAIL = 4;

    private Masked() {}

    /** {@code 622926********1234}: the first 6 and the last 4. */
    public static String idNumber(String value) {
        return masked(value, ID_HEAD, TAIL);
    }

    /** {@code 138****1234}: the first 3 and the last 4. */
    public static String phone(String value) {
        return masked(value, PHONE_HEAD, TAIL);
    }

    /** {@code 马**}: the first character. */
    public static String name(String value) {
        if (value == null || value.isEmpty()) {
            return value;
        }
        int first = Character.charCount(value.codePointAt(0));
        return value.substring(0, first) + "*".repeat(value.codePointCount(first, value.length()));
    }

    /** A value shorter than it should be shows its first quarter only. */
    private static String masked(String value, int head, int tail) {
        if (value == null) {
            return null;
        }
        if (value.length() < head + tail + 3) {
            int shown = value.length() / 4;
            return value.substring(0, shown) + "*".repeat(value.length() - shown);
        }
        return value.substring(0, head)
                + "*".repeat(value.length() - head - tail)
                + value.substring(value.length() - tail);
    }
}
