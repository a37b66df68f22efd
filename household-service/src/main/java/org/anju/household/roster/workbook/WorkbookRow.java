package org.anju.household.roster.workbook;

import org.dhatim.fastexcel.reader.Row;

record WorkbookRow(Row row) implements RawRow {

    @Override
    public int number() {
        return row.getRowNum();
    }

    @Override
    public int cellCount() {
        return row.getCellCount();
    }

    @Override
    public SheetCell cell(int index) {
        return index < 0 || index >= cellCount() ? SheetCell.EMPTY : SheetCell.from(row.getCell(index));
    }
}
