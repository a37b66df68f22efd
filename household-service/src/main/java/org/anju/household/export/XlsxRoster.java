package org.anju.household.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook with a sheet for each township. Numbers that are names, such as household numbers, are text. */
final class XlsxRoster implements RosterWriter {

    /** Excel's own limit. */
    private static final int MOST_ROWS = 1_048_576;

    private static final int MOST_NAME_CHARACTERS = 31;
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\[\\]:*?/\\\\']");

    /** These stay in memory; more of them are not written faster. */
    private static final int ROWS_PER_FLUSH = 500;

    /** Level 6, the usual one, takes a third longer for a twentieth less. */
    private static final int COMPRESSION = 2;

    private final Workbook workbook;
    private final Places places;
    private final int mostRows;
    private Worksheet sheet;
    private String township;
    private int part;
    private int nextRow;

    XlsxRoster(OutputStream out, Places places) {
        this(out, places, MOST_ROWS);
    }

    XlsxRoster(OutputStream out, Places places, int mostRows) {
        this.workbook = new Workbook(out, "Anju", "1.0");
        this.workbook.setCompressionLevel(COMPRESSION);
        this.places = places;
        this.mostRows = mostRows;
    }

    @Override
    public void write(ExportedRow row) throws IOException {
        boolean other = !row.place().townshipCode().equals(township);
        if (other || nextRow == mostRows) {
            township = row.place().townshipCode();
            part = other ? 1 : part + 1;
            begin(sheetName(row.place()));
        }
        List<ExportColumn> columns = ExportColumn.ALL;
        for (int column = 0; column < columns.size(); column++) {
            write(column, columns.get(column).of(row));
        }
        nextRow++;
        if (nextRow % ROWS_PER_FLUSH == 0) {
            sheet.flush();
        }
    }

    @Override
    public void finish() throws IOException {
        if (sheet == null) {
            begin("花名册");
        }
        sheet.finish();
        workbook.finish();
    }

    private void begin(String name) throws IOException {
        if (sheet != null) {
            sheet.finish();
        }
        sheet = workbook.newWorksheet(name);
        sheet.freezePane(0, 1);
        nextRow = 0;
        List<String> titles = ExportColumn.titles();
        for (int column = 0; column < titles.size(); column++) {
            write(column, titles.get(column));
        }
        nextRow++;
    }

    private void write(int column, Object value) {
        switch (value) {
            case null -> {}
            case Number number -> sheet.value(nextRow, column, number);
            default -> sheet.inlineString(nextRow, column, value.toString());
        }
    }

    private String sheetName(Place place) {
        String name = NOT_IN_NAMES.matcher(place.township()).replaceAll("");
        String suffix = (name.isEmpty() || places.isRepeated(place.township()) ? place.townshipCode() + "000" : "")
                + (part > 1 ? "(%d)".formatted(part) : "");
        return name.substring(0, Math.min(name.length(), MOST_NAME_CHARACTERS - suffix.length())) + suffix;
    }
}
