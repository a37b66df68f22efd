package org.anju.household.roster.workbook;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A csv as Excel, WPS and other systems write it: encoding and delimiter are found from what it holds. */
public record CsvFile(Path path, CsvEncoding encoding, char delimiter) {

    /** Findings need the name of a sheet; this is the only one. */
    public static final String SHEET = "CSV";

    private static final char[] DELIMITERS = {',', '\t', ';'};
    /** The header stands within the first lines. */
    private static final int LINES_TO_TRY = 40;
    /** No cell of a roster is as long: a quotation mark must be missing. */
    private static final int LONGEST_VALUE = 1 << 17;

    public static CsvFile of(Path path) throws IOException {
        CsvEncoding encoding = CsvEncoding.of(path).orElseThrow(() -> new MalformedCsvException(0));
        CsvFile best = new CsvFile(path, encoding, DELIMITERS[0]);
        int mostHeaders = best.headersInFirstLines();
        for (int index = 1; index < DELIMITERS.length; index++) {
            CsvFile other = new CsvFile(path, encoding, DELIMITERS[index]);
            int headers = other.headersInFirstLines();
            if (headers > mostHeaders) {
                best = other;
                mostHeaders = headers;
            }
        }
        return best;
    }

    public long countRows() throws IOException {
        try (Rows rows = open()) {
            while (rows.hasNext()) {
                rows.next();
            }
            return rows.number;
        }
    }

    Rows open() throws IOException {
        return new Rows();
    }

    private int headersInFirstLines() throws IOException {
        int most = 0;
        try (Rows rows = open()) {
            while (rows.hasNext() && rows.number < LINES_TO_TRY) {
                most = Math.max(most, ColumnLayout.countHeaders(rows.next()));
            }
        } catch (MalformedCsvException exception) {
            // Quotation marks do not pair up when read with a delimiter that is none.
            return most;
        }
        return most;
    }

    /** One row after the other. */
    final class Rows implements AutoCloseable {

        private final Reader text;
        private final CloseableIterator<CsvRecord> records;
        private int number;

        private Rows() throws IOException {
            text = encoding.open(path);
            records = CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .skipEmptyLines(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(LONGEST_VALUE)
                    .ofCsvRecord(text)
                    .iterator();
        }

        boolean hasNext() throws IOException {
            try {
                return records.hasNext();
            } catch (CsvParseException exception) {
                throw new MalformedCsvException(number + 1);
            } catch (UncheckedIOException exception) {
                throw exception.getCause();
            }
        }

        CsvRow next() {
            return new CsvRow(records.next(), ++number);
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
