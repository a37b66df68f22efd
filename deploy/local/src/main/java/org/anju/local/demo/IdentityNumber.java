package org.anju.local.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Citizen identity numbers: area (6), birth date (8), sequence (3, odd for men), check character (ISO 7064 MOD 11-2). */
public final class IdentityNumber {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    private IdentityNumber() {}

    public static String of(String area, LocalDate birth, int sequence) {
        String body = area + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(sequence);
        return body + checkCharacter(body);
    }

    /** @param body the first 17 digits */
    public static char checkCharacter(String body) {
        if (!body.matches("\\d{17}")) {
            throw new IllegalArgumentException("The part before the check character is 17 digits.");
        }
        int sum = 0;
        for (int position = 0; position < WEIGHTS.length; position++) {
            sum += WEIGHTS[position] * (body.charAt(position) - '0');
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }
}
