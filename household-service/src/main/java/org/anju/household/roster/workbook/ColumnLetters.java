package org.anju.household.roster.workbook;

/** Columns as Excel names them: A to Z, AA, AB and so on. */
public final class ColumnLetters {

    private ColumnLetters() {}

    /** @param index from 0 */
    public static String of(int index) {
        StringBuilder letters = new StringBuilder(3);
        for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    /** @param reference letters, perhaps with a row's number behind: I or I17 */
    public static int indexOf(String reference) {
        int index = 0;
        for (int position = 0; position < reference.length(); position++) {
            char letter = reference.charAt(position);
            if (letter < 'A' || letter > 'Z') {
                break;
            }
            index = index * 26 + letter - 'A' + 1;
        }
        return index - 1;
    }
}
