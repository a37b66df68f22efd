package org.anju.household.roster.row;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.anju.household.registry.CitizenNumber;
import org.anju.household.roster.finding.FindingCode;

/**
 * A citizen's number of 18 characters (GB 11643), the number of 15 from before 1999, or the 20 of a disability certificate,
 * which begins with the citizen's number. The area in it need not be where the household lives now.
 *
 * @param value digits, and X as the last one of 18
 */
public record IdentityNumber(String value) {

    private static final int CITIZEN = 18;
    private static final int LEGACY = 15;
    private static final int DISABILITY = 20;

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    /** What is wrong with a text that should be an identity number, or null. */
    public static FindingCode wrongIn(String text) {
        if (!hasRightForm(text)) {
            return FindingCode.IDENTITY_NUMBER_MALFORMED;
        }
        if (!hasTrueDate(text)) {
            return FindingCode.IDENTITY_NUMBER_BIRTH_DATE;
        }
        if (text.length() != LEGACY && checkCharacter(text) != text.charAt(CITIZEN - 1)) {
            return FindingCode.IDENTITY_NUMBER_CHECK_DIGIT;
        }
        return null;
    }

    public boolean isLegacy() {
        return value.length() == LEGACY;
    }

    /** What two certificates of one person have in common. */
    public String citizenNumber() {
        return CitizenNumber.of(value);
    }

    /** ISO 7064 MOD 11-2 over the first 17 digits. */
    public static char checkCharacter(String digits) {
        int sum = 0;
        for (int index = 0; index < WEIGHTS.length; index++) {
            sum += WEIGHTS[index] * (digits.charAt(index) - '0');
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }

    private static boolean hasRightForm(String text) {
        int length = text.length();
        if ((length != CITIZEN && length != LEGACY && length != DISABILITY) || text.charAt(0) == '0') {
            return false;
        }
        for (int index = 0; index < length; index++) {
            char character = text.charAt(index);
            boolean mayBeX = index == CITIZEN - 1 && character == 'X';
            if (!mayBeX && (character < '0' || character > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasTrueDate(String text) {
        boolean legacy = text.length() == LEGACY;
        String date = legacy ? "19" + text.substring(6, 12) : text.substring(6, 14);
        try {
            LocalDate.of(number(date, 0, 4), number(date, 4, 6), number(date, 6, 8));
            return number(date, 0, 4) >= 1850;
        } catch (DateTimeException exception) {
            return false;
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    @Override
    public String toString() {
        return "IdentityNumber[personal]";
    }
}
