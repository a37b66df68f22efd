package org.anju.household.roster.workbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.finding.Findings;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads the rows of all sheets one after the other, without holding them. */
public final class RosterWorkbook {

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
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                if (!findings.isFull()) {
                    readSheet(sheet);
                }
            }
        } catch (IOException | ExcelReaderException exception) {
            // The library's texts may quote cells.
            findings.add(Finding.ofFile(FindingCode.FILE_UNREADABLE));
        }
    }

    private void readSheet(Sheet sheet) throws IOException {
        ColumnLayout layout = new ColumnLayout();
        try (Stream<Row> rows = sheet.openStream()) {
            SheetReading reading = new SheetReading(sheet.getName(), layout);
            rows.takeWhile(row -> !findings.isFull() && !reading.hopeless).forEach(reading::take);
            reading.end();
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
