package org.anju.household.roster.workbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.finding.Findings;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads the rows of all sheets one after the other, without holding them. A csv is a workbook of one sheet. */
public final class RosterReader {

    /** Cells that cannot be parsed are told as such, one by one. */
    private static final ReadingOptions OPTIONS = new ReadingOptions(false, true);

    private final Findings findings;
    private final Runnable rowRead;
    private final Consumer<SheetRow> households;

    /**
     * @param rowRead called for every row, whatever it holds
     * @param households called for the rows below the headers, without blank ones, totals and remarks
     */
    public RosterReader(Findings findings, Runnable rowRead, Consumer<SheetRow> households) {
        this.findings = findings;
        this.rowRead = rowRead;
        this.households = households;
    }

    public void read(Path file) {
        try {
            switch (RosterFormat.of(file)) {
                case XLSX -> readWorkbook(file);
                case CSV -> readCsv(file);
            }
        } catch (IOException | UnreadableRosterException | MalformedCsvException exception) {
            // Not with the cause: it may quote cells.
            findings.add(Finding.ofFile(FindingCode.FILE_UNREADABLE));
        }
    }

    private void readWorkbook(Path file) throws IOException {
        try (ReadableWorkbook workbook = open(file)) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                if (!findings.isFull()) {
                    readSheet(sheet);
                }
            }
        }
    }

    private static ReadableWorkbook open(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), OPTIONS);
        } catch (RuntimeException exception) {
            throw new UnreadableRosterException(exception);
        }
    }

    private void readSheet(Sheet sheet) throws IOException {
        SheetReading reading = new SheetReading(SheetName.of(sheet.getName()));
        try (Stream<Row> rows = sheet.openStream()) {
            Iterator<Row> remaining = rows.iterator();
            int numberOfFirst = 1;
            while (reading.goesOn() && hasNext(remaining)) {
                Row row = remaining.next();
                // Rows that do not say which they are, are counted from 0.
                numberOfFirst = Math.min(numberOfFirst, row.getRowNum());
                reading.take(new WorkbookRow(row, row.getRowNum() + 1 - numberOfFirst));
            }
        }
        reading.end();
    }

    private void readCsv(Path file) throws IOException {
        SheetReading reading = new SheetReading(SheetName.of(CsvFile.SHEET));
        try (CsvFile.Rows rows = CsvFile.of(file).open()) {
            while (reading.goesOn() && rows.hasNext()) {
                reading.take(rows.next());
            }
        }
        reading.end();
    }

    /** Where the library reads: a workbook that is sound as an archive may still be broken inside, in many ways. */
    private static boolean hasNext(Iterator<Row> rows) {
        try {
            return rows.hasNext();
        } catch (RuntimeException exception) {
            throw new UnreadableRosterException(exception);
        }
    }

    private final class SheetReading {

        private static final int MOST_LINES_ABOVE = 100;
        private static final Set<String> TOTALS = Set.of("TOTAL", "SUBTOTAL", "GRANDTOTAL");
        private static final Pattern TOTAL = Pattern.compile("(合计|总计|小计|共计).*");
        private static final Pattern REMARK =
                Pattern.compile("(备注|注|说明|填表|填报|制表|审核|审批|负责人|联系人|经办|单位|日期|NOTE|REMARK).*");

        private final SheetName name;
        private final ColumnLayout layout = new ColumnLayout();
        /** How the lines above the households begin: they come again on each page. */
        private final Set<String> above = new HashSet<>();

        private int noteColumn = -1;
        private boolean inData;
        private boolean hopeless;
        private boolean anything;

        private SheetReading(SheetName name) {
            this.name = name;
        }

        private boolean goesOn() {
            return !hopeless && !findings.isFull();
        }

        private void take(RawRow whole) {
            rowRead.run();
            if (whole.number() == 1) {
                noteColumn = NoteColumn.in(whole);
            }
            RawRow row = noteColumn < 0 ? whole : new UnmarkedRow(whole, noteColumn);
            if (row.isBlank()) {
                return;
            }
            if (!inData && (layout.take(row) || layout.isEmpty())) {
                anything = true;
                if (above.size() < MOST_LINES_ABOVE) {
                    above.add(row.firstText());
                }
                return;
            }
            if (isNoHousehold(row)) {
                return;
            }
            if (!inData) {
                inData = true;
                requireColumns();
            }
            if (!hopeless) {
                households.accept(new SheetRow(name, row, layout));
            }
        }

        private boolean isNoHousehold(RawRow row) {
            return isTotal(row) || layout.repeats(row) || (layout.namesNoHousehold(row) && looksLikeText(row));
        }

        /** Titles and forms of a new page, and who filled it in. */
        private boolean looksLikeText(RawRow row) {
            String first = row.firstText();
            return above.contains(first) || REMARK.matcher(first).matches() || ColumnLayout.isForm(row);
        }

        /** A total stands in one of the first columns. */
        private static boolean isTotal(RawRow row) {
            for (int index = 0; index < Math.min(3, row.cellCount()); index++) {
                String text = Normalised.code(row.cell(index).text());
                if (TOTAL.matcher(text).matches() || TOTALS.contains(text)) {
                    return true;
                }
            }
            return false;
        }

        private void requireColumns() {
            for (RosterColumn column : layout.missing()) {
                hopeless = true;
                findings.add(new Finding(
                        FindingCode.COLUMN_MISSING,
                        name.name(),
                        null,
                        null,
                        null,
                        List.of(column.title(), column.headers().toString())));
            }
        }

        private void end() {
            if (layout.isEmpty() && anything) {
                findings.add(new Finding(FindingCode.SHEET_SKIPPED, name.name(), null, null, null, List.of()));
            }
        }
    }
}
