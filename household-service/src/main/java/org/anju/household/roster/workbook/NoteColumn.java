package org.anju.household.roster.workbook;

/** The column in which a marked roster tells what is wrong. When the roster comes back, the column is no part of it. */
public final class NoteColumn {

    /** Stands at the top of the first row's cell. */
    public static final String TITLE = "核验问题 Findings";

    private NoteColumn() {}

    public static boolean isTitle(String text) {
        return text.startsWith(TITLE);
    }

    /** Its index, or -1. */
    static int in(RawRow row) {
        for (int index = 0; index < row.cellCount(); index++) {
            if (isTitle(row.cell(index).text())) {
                return index;
            }
        }
        return -1;
    }
}
