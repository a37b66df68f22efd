package org.anju.household.roster.workbook;

/** A row as it stands in the file, whatever the file is. */
interface RawRow {

    /** As Excel numbers it, from 1. */
    int number();

    int cellCount();

    /** Empty beyond the row's end. */
    SheetCell cell(int index);

    default boolean isBlank() {
        for (int index = 0; index < cellCount(); index++) {
            if (!cell(index).isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** Of the first cell that is not blank, normalised; empty in a blank row. */
    default String firstText() {
        for (int index = 0; index < cellCount(); index++) {
            SheetCell cell = cell(index);
            if (!cell.isBlank()) {
                return Normalised.code(cell.text());
            }
        }
        return "";
    }
}
