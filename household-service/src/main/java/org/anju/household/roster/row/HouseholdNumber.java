package org.anju.household.roster.row;

/** 户编号: letters, digits and hyphens. */
public final class HouseholdNumber {

    private static final int LONGEST = 40;

    private HouseholdNumber() {}

    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            boolean fits = (character >= '0' && character <= '9')
                    || (character >= 'A' && character <= 'Z')
                    || character == '-'
                    || character == '_';
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
