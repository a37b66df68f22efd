package org.anju.household.roster.row;

/** Phone numbers as rosters hold them: mobile, landline, or several parted by a comma. */
public final class PhoneNumber {

    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 20;

    private PhoneNumber() {}

    public static boolean saysNone(String text) {
        return text.equals("无") || text.equals("-") || text.equals("/");
    }

    /** Commas between numbers, nothing but digits in them. */
    public static String normalised(String text) {
        return text.replace(" ", "").replace("-", "").replace("+86", "").replaceAll("[/、;,]+", ",");
    }

    public static boolean isValid(String normalised) {
        int digits = 0;
        for (int index = 0; index < normalised.length(); index++) {
            char character = normalised.charAt(index);
            if (character == ',') {
                if (digits < FEWEST_DIGITS) {
                    return false;
                }
                digits = 0;
                continue;
            }
            if (character < '0' || character > '9' || ++digits > MOST_DIGITS) {
                return false;
            }
        }
        return digits >= FEWEST_DIGITS;
    }
}
