package org.anju.household.roster.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.anju.household.roster.workbook.CsvFile;
import org.anju.household.roster.workbook.MalformedCsvException;
import org.anju.household.roster.workbook.RosterFormat;

/** Looks at a file before it is accepted. Its first bytes say what it is: browsers send a csv as an Excel file, or the reverse. */
@ApplicationScoped
class RosterInspection {

    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final WorkbookInspection workbooks;

    RosterInspection(WorkbookInspection workbooks) {
        this.workbooks = workbooks;
    }

    /** @param rows in all worksheets */
    record Inspected(RosterFormat format, long rows) {}

    /** @param declaredType what the sender takes it for */
    Inspected inspect(Path file, String declaredType) {
        try {
            requireMagic(file);
            RosterFormat format = RosterFormat.of(file);
            return switch (format) {
                case XLSX -> new Inspected(format, workbooks.countRows(file));
                case CSV -> new Inspected(format, countRows(file, declaredType));
            };
        } catch (IOException exception) {
            throw RosterRefusal.damaged();
        }
    }

    private static void requireMagic(Path file) throws IOException {
        byte[] start = start(file);
        if (start.length == 0) {
            throw RosterRefusal.empty();
        }
        if (Arrays.equals(start, OLE2)) {
            throw RosterRefusal.oldOrEncrypted();
        }
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(OLE2.length);
        }
    }

    private static long countRows(Path file, String declaredType) throws IOException {
        if (declaredType.equalsIgnoreCase(RosterFormat.XLSX_TYPE)) {
            throw RosterRefusal.notAWorkbook();
        }
        try {
            return CsvFile.of(file).countRows();
        } catch (MalformedCsvException exception) {
            throw exception.row() == 0 ? RosterRefusal.notText() : RosterRefusal.unpairedQuote(exception.row());
        }
    }
}
