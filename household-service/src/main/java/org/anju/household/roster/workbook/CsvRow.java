package org.anju.household.roster.workbook;

import de.siegmar.fastcsv.reader.CsvRecord;

/** @param number of the record: a line break within quotes starts no row, as in Excel */
record CsvRow(CsvRecord values, int number) implements RawRow {

    @Override
    public int cellCount() {
        return values.getFieldCount();
    }

    @Override
    public SheetCell cell(int index) {
        return index < 0 || index >= cellCount() ? SheetCell.EMPTY : SheetCell.fromCsv(values.getField(index));
    }
}
