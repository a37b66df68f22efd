package org.anju.household.roster.marking;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.anju.household.roster.finding.Severity;
import org.anju.household.roster.workbook.ColumnLetters;

/** Writes a sheet anew, row by row, with marks and notes. What it has beside its cells stays. */
final class MarkedSheet {

    private static final int LONGEST_TEXT = 32_000;
    private static final int NOTE_WIDTH = 60;

    private final SheetSurvey survey;
    private final MarkedStyles styles;
    private final int noteColumn;
    /** Those that are still to come. */
    private final SortedMap<Integer, RowNotes> notes;

    private final CellPosition position = new CellPosition();
    private final int lastNote;
    private XMLStreamReader reader;
    private XmlCopy xml;
    private String prefix = "";
    private boolean columnsWritten;
    private int lastColumnWithWidth;
    /** Of the current row: what is marked and not there yet. */
    private SortedMap<Integer, Severity> cells = new TreeMap<>();
    /** Of the current row, until it is written; or null. */
    private String note;

    MarkedSheet(SheetSurvey survey, MarkedStyles styles, int noteColumn, SortedMap<Integer, RowNotes> notes) {
        this.survey = survey;
        this.styles = styles;
        this.noteColumn = noteColumn;
        this.notes = new TreeMap<>(notes);
        this.lastNote = notes.lastKey();
    }

    void write(InputStream sheet, OutputStream out) throws IOException, XMLStreamException {
        reader = Xml.read(sheet);
        xml = new XmlCopy(out);
        boolean inData = false;
        while (reader.hasNext()) {
            int event = reader.next();
            boolean start = event == XMLStreamConstants.START_ELEMENT;
            boolean end = event == XMLStreamConstants.END_ELEMENT;
            boolean data = (start || end) && reader.getLocalName().equals("sheetData");
            if (start && data) {
                inData = true;
                startData();
            } else if (end && data) {
                inData = false;
                writeMissingRows(Integer.MAX_VALUE);
                xml.copy(reader);
            } else if (start) {
                start(inData);
            } else {
                end(inData, end);
            }
        }
        xml.flush();
    }

    private void start(boolean inData) throws IOException, XMLStreamException {
        switch (reader.getLocalName()) {
            case "row" -> {
                if (inData) {
                    startRow();
                } else {
                    xml.copy(reader);
                }
            }
            case "c" -> {
                if (inData) {
                    startCell();
                } else {
                    xml.copy(reader);
                }
            }
            case "dimension" -> xml.start(reader, Map.of("ref", survey.range(noteColumn, lastNote)));
            case "col" -> {
                if (!columnsWritten) {
                    String last = Xml.attribute(reader, "max");
                    lastColumnWithWidth = last == null ? Integer.MAX_VALUE : Integer.parseInt(last.strip());
                }
                xml.copy(reader);
            }
            default -> xml.copy(reader);
        }
    }

    private void end(boolean inData, boolean endElement) throws IOException {
        if (endElement && !inData && reader.getLocalName().equals("cols")) {
            // Widths may not overlap.
            if (lastColumnWithWidth <= noteColumn) {
                xml.raw(noteWidth());
            }
            columnsWritten = true;
        }
        if (endElement && inData && reader.getLocalName().equals("row")) {
            writeCellsBefore(Integer.MAX_VALUE);
        }
        xml.copy(reader);
    }

    private void startData() throws IOException {
        prefix = Xml.prefix(reader);
        if (!columnsWritten) {
            xml.raw("<%1$scols>%2$s</%1$scols>".formatted(prefix, noteWidth()));
            columnsWritten = true;
        }
        xml.copy(reader);
    }

    private String noteWidth() {
        return "<%scol min=\"%d\" max=\"%2$d\" width=\"%d\" customWidth=\"1\"/>"
                .formatted(Xml.prefix(reader), noteColumn + 1, NOTE_WIDTH);
    }

    private void startRow() throws IOException {
        position.startRow(reader);
        writeMissingRows(position.row());
        take(notes.remove(position.row()));
        String spans = Xml.attribute(reader, "spans");
        xml.start(reader, spans == null || note == null ? Map.of() : Map.of("spans", widened(spans)));
    }

    /** "1:15", or several parted by spaces: the one hint is as good as many. */
    private String widened(String spans) {
        String first = spans.strip().split(":", 2)[0];
        return first + ":" + Math.max(survey.columns(), noteColumn + 1);
    }

    private void take(RowNotes row) {
        cells = row == null ? new TreeMap<>() : new TreeMap<>(row.cells());
        note = row == null || row.messages().isEmpty() ? null : row.text();
    }

    private void startCell() throws IOException, XMLStreamException {
        position.startCell(reader);
        int column = position.column();
        writeCellsBefore(column);
        if (column == noteColumn) {
            replaceNote();
            return;
        }
        Severity severity = cells.remove(column);
        xml.start(
                reader, severity == null ? Map.of() : Map.of("s", Integer.toString(styles.marked(style(), severity))));
    }

    private int style() {
        String style = Xml.attribute(reader, "s");
        return style == null ? 0 : Integer.parseInt(style.strip());
    }

    /** An earlier note makes room for this one, or for none. */
    private void replaceNote() throws IOException, XMLStreamException {
        cells.remove(noteColumn);
        if (note == null) {
            xml.raw("<%sc r=\"%s\"/>".formatted(prefix, reference(noteColumn, position.row())));
        } else {
            writeNote(position.row());
        }
        int depth = 1;
        while (depth > 0) {
            int event = reader.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
            depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
        }
    }

    private void writeMissingRows(int before) throws IOException {
        while (!notes.isEmpty() && notes.firstKey() < before) {
            int number = notes.firstKey();
            if (survey.present().contains(number) && before != Integer.MAX_VALUE) {
                // The rows are out of order, and this one is yet to come.
                return;
            }
            take(notes.remove(number));
            xml.raw("<%srow r=\"%d\">".formatted(prefix, number));
            writeCells(number, Integer.MAX_VALUE);
            xml.raw("</%srow>".formatted(prefix));
        }
    }

    private void writeCellsBefore(int column) throws IOException {
        writeCells(position.row(), column);
    }

    private void writeCells(int row, int before) throws IOException {
        while (!cells.isEmpty() && cells.firstKey() < before) {
            int column = cells.firstKey();
            if (note != null && noteColumn < column) {
                writeNote(row);
            }
            Severity severity = cells.remove(column);
            xml.raw("<%sc r=\"%s\" s=\"%d\"/>".formatted(prefix, reference(column, row), styles.marked(0, severity)));
        }
        if (note != null && noteColumn < before) {
            writeNote(row);
        }
    }

    private void writeNote(int row) throws IOException {
        String text = note.length() <= LONGEST_TEXT ? note : note.substring(0, LONGEST_TEXT) + "…";
        xml.raw("<%1$sc r=\"%2$s\" t=\"inlineStr\"><%1$sis><%1$st xml:space=\"preserve\">%3$s</%1$st></%1$sis></%1$sc>"
                .formatted(prefix, reference(noteColumn, row), Xml.escaped(text)));
        note = null;
    }

    private static String reference(int column, int row) {
        return ColumnLetters.of(column) + row;
    }
}
