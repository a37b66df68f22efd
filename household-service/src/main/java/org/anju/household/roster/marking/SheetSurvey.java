package org.anju.household.roster.marking;

import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.anju.household.roster.workbook.ColumnLetters;

/**
 * What must be known of a sheet before it can be written anew in one go.
 *
 * @param columns how many are in use
 * @param lastRow in use
 * @param present those of the wanted rows that are there
 */
record SheetSurvey(int columns, int lastRow, Set<Integer> present) {

    static SheetSurvey of(InputStream sheet, IntPredicate wanted) throws XMLStreamException {
        XMLStreamReader reader = Xml.read(sheet);
        Set<Integer> present = new TreeSet<>();
        int columns = 0;
        int lastRow = 0;
        CellPosition position = new CellPosition();
        boolean inData = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
                continue;
            }
            String name = reader.getLocalName();
            if (name.equals("sheetData")) {
                inData = event == XMLStreamConstants.START_ELEMENT;
            }
            if (!inData || event == XMLStreamConstants.END_ELEMENT) {
                continue;
            }
            if (name.equals("row")) {
                position.startRow(reader);
                lastRow = Math.max(lastRow, position.row());
                if (wanted.test(position.row())) {
                    present.add(position.row());
                }
            } else if (name.equals("c")) {
                position.startCell(reader);
                columns = Math.max(columns, position.column() + 1);
            }
        }
        return new SheetSurvey(columns, lastRow, present);
    }

    String range(int noteColumn, int lastNote) {
        return "A1:" + ColumnLetters.of(Math.max(noteColumn, columns - 1)) + Math.max(lastRow, lastNote);
    }
}
