package org.anju.household.roster.workbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.finding.Findings;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads the rows of all sheets one after the other, without holding them. */
public final class RosterWorkbook {

    /** Cells that cannot be parsed are told as such, one by one. */
    private static final ReadingOptions OPTIONS = new ReadingOptions(false, true);

    private final Findings findings;
    private final Runnable rowRead;
    private final Consumer<SheetRow> households;

    /**
     * @param rowRead called for every row, whatever it holds
     * @param households called for the rows below the headers, without blank ones and totals
     */
    public RosterWorkbook(Findings findings, Runnable rowRead, Consumer<SheetRow> households) {
        this.findings = findings;
        this.rowRead = rowRead;
        this.households = households;
    }

    public void read(Path file) {
        try (ReadableWorkbook workbook = open(file)) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                if (!findings.isFull()) {
                    readSheet(sheet);
                }
            }
        } catch (IOException | UnreadableWorkbookException exception) {
            // Not with the cause: it may quote cells.
            findings.add(Finding.ofFile(FindingCode.FILE_UNREADABLE));
        }
    }

    private static ReadableWorkbook open(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), OPTIONS);
        } catch (RuntimeException exception) {
            throw new UnreadableWorkbookException(exception);
        }
    }

    private void readSheet(Sheet sheet) throws IOException {
        SheetReading reading = new SheetReading(sheet.getName(), new ColumnLayout());
        try (Stream<Row> rows = sheet.openStream()) {
            Iterator<Row> remaining = rows.iterator();
            while (!reading.hopeless && !findings.isFull() && hasNext(remaining)) {
                reading.take(remaining.next());
            }
        }
        reading.end();
    }

    /** Where the library reads: a workbook that is sound as an archive may still be broken inside, in many ways. */
    private static boolean hasNext(Iterator<Row> rows) {
        try {
            return rows.hasNext();
        } catch (RuntimeException exception) {
            throw new UnreadableWorkbookException(exception);
        }
    }

    private final class SheetReading {

        private final String name;
        private final ColumnLayout layout;
        private boolean inData;
        private boolean hopeless;
        private boolean anything;

        private SheetReading(String name, ColumnLayout layout) {
            this.name = name;
            this.layout = layout;
        }

        private void take(Row row) {
            rowRead.run();
            SheetRow content = new SheetRow(name, row, layout);
            if (!inData && (layout.take(row) || layout.isEmpty())) {
                anything |= !content.isBlank();
                return;
            }
            if (!inData) {
                inData = true;
                requireColumns();
            }
            if (!hopeless && !content.isTotal() && !content.isBlank()) {
                households.accept(content);
            }
        }

        private void requireColumns() {
            for (RosterColumn column : layout.missing()) {
                hopeless = true;
                findings.add(new Finding(
                        FindingCode.COLUMN_MISSING,
                        name,
                        null,
                        null,
                        null,
                        List.of(column.title(), column.headers().toString())));
            }
        }

        private void end() {
            if (layout.isEmpty() && anything) {
                findings.add(new Finding(FindingCode.SHEET_SKIPPED, name, null, null, null, List.of()));
            }
        }
    }
}
