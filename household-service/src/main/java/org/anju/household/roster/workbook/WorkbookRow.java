package org.anju.household.roster.workbook;

import org.dhatim.fastexcel.reader.Row;

/** @param number as Excel has it, which is not what the library counts when rows do not say which they are */
record WorkbookRow(Row row, int number) implements RawRow {

    @Override
    public int cellCount() {
        return row.getCellCount();
    }

    @Override
    public SheetCell cell(int index) {
        return index < 0 || index >= cellCount() ? SheetCell.EMPTY : SheetCell.from(row.getCell(index));
    }
}
