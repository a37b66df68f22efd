package org.anju.household.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** RFC 4180 in UTF-8, with the mark by which Excel knows it. */
final class CsvRoster implements RosterWriter {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** What makes a spreadsheet take a cell for a formula. */
    private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

    private final CsvWriter csv;

    CsvRoster(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        csv.writeRecord(ExportColumn.titles());
    }

    @Override
    public void write(ExportedRow row) {
        List<String> cells = new ArrayList<>(ExportColumn.ALL.size());
        for (ExportColumn column : ExportColumn.ALL) {
            cells.add(cell(column.of(row)));
        }
        csv.writeRecord(cells);
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
    }

    private static String cell(Object value) {
        return switch (value) {
            case null -> "";
            case String text -> defused(text);
            default -> value.toString();
        };
    }

    /** The apostrophe has spreadsheets show the text as it is; imports drop it again. */
    private static String defused(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
