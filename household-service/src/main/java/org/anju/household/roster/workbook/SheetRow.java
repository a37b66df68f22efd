package org.anju.household.roster.workbook;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;

/** A row of a sheet whose columns are known. */
public final class SheetRow {

    private final String sheet;
    private final Row row;
    private final ColumnLayout layout;

    SheetRow(String sheet, Row row, ColumnLayout layout) {
        this.sheet = sheet;
        this.row = row;
        this.layout = layout;
    }

    public String sheet() {
        return sheet;
    }

    /** As Excel numbers it, from 1. */
    public int number() {
        return row.getRowNum();
    }

    public SheetCell cell(RosterColumn column) {
        return cellAt(row, layout.indexOf(column));
    }

    public boolean has(RosterColumn column) {
        return layout.has(column);
    }

    /** Such as I. */
    public String letterOf(RosterColumn column) {
        return layout.letterOf(column);
    }

    boolean isBlank() {
        for (int index = 0; index < row.getCellCount(); index++) {
            if (!cellAt(row, index).isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** A total stands in one of the first columns. */
    boolean isTotal() {
        for (int index = 0; index < Math.min(3, row.getCellCount()); index++) {
            String text = Normalised.code(cellAt(row, index).text());
            if (text.startsWith("合计") || text.startsWith("总计") || text.startsWith("小计")) {
                return true;
            }
        }
        return false;
    }

    static SheetCell cellAt(Row row, int index) {
        if (index < 0 || index >= row.getCellCount()) {
            return SheetCell.EMPTY;
        }
        Cell cell = row.getCell(index);
        return SheetCell.from(cell);
    }
}
