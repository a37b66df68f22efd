package org.anju.household.roster.workbook;

/** A row of a sheet whose columns are known. */
public final class SheetRow {

    private final SheetName sheet;
    private final RawRow row;
    private final ColumnLayout layout;

    SheetRow(SheetName sheet, RawRow row, ColumnLayout layout) {
        this.sheet = sheet;
        this.row = row;
        this.layout = layout;
    }

    public String sheet() {
        return sheet.name();
    }

    /** As Excel numbers it, from 1. */
    public int number() {
        return row.number();
    }

    /** Where no column tells the township, the name of the sheet may. */
    public SheetCell cell(RosterColumn column) {
        return column == RosterColumn.TOWNSHIP && !layout.has(column)
                ? sheet.township()
                : row.cell(layout.indexOf(column));
    }

    public boolean has(RosterColumn column) {
        return layout.has(column);
    }

    /** Such as I; null when there is no such column. */
    public String letterOf(RosterColumn column) {
        int index = layout.indexOf(column);
        return index < 0 ? null : ColumnLetters.of(index);
    }
}
