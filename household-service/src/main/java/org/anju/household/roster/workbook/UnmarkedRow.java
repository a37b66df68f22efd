package org.anju.household.roster.workbook;

/** A row of a marked roster without the note on it. */
record UnmarkedRow(RawRow row, int noteColumn) implements RawRow {

    @Override
    public int number() {
        return row.number();
    }

    @Override
    public int cellCount() {
        return row.cellCount();
    }

    @Override
    public SheetCell cell(int index) {
        return index == noteColumn ? SheetCell.EMPTY : row.cell(index);
    }
}
