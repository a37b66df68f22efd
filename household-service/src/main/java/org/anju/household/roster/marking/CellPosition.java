package org.anju.household.roster.marking;

import javax.xml.stream.XMLStreamReader;
import org.anju.household.roster.workbook.ColumnLetters;

/** Where one is in a sheet. Rows and cells that do not say which they are follow upon those before them. */
final class CellPosition {

    private int row;
    private int column = -1;

    void startRow(XMLStreamReader element) {
        String number = Xml.attribute(element, "r");
        row = number == null ? row + 1 : Integer.parseInt(number.strip());
        column = -1;
    }

    void startCell(XMLStreamReader element) {
        String reference = Xml.attribute(element, "r");
        column = reference == null ? column + 1 : ColumnLetters.indexOf(reference.strip());
    }

    /** From 1. */
    int row() {
        return row;
    }

    /** From 0. */
    int column() {
        return column;
    }
}
