package org.anju.household.roster.marking;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import org.anju.household.roster.workbook.CsvFile;
import org.anju.household.roster.workbook.NoteColumn;

/** Copies a csv character by character, so that encoding, quotes and line ends stay, and adds a value to each row. */
final class MarkedCsv {

    private final CsvFile csv;
    private final Map<Integer, RowNotes> notes;

    MarkedCsv(Path original, SheetNotes notes) throws IOException {
        this.csv = CsvFile.of(original);
        this.notes = notes.rows();
    }

    void write(OutputStream out) throws IOException {
        int column = noteColumn();
        out.write(csv.encoding().mark());
        Writer text =
                new BufferedWriter(new OutputStreamWriter(out, csv.encoding().charset()), 1 << 16);
        scan(new Copy(text, column));
        text.flush();
    }

    /** Where an earlier note stands, or behind the longest row. */
    private int noteColumn() throws IOException {
        Survey survey = new Survey();
        scan(survey);
        return survey.noteColumn < 0 ? survey.columns : survey.noteColumn;
    }

    private void scan(Handler handler) throws IOException {
        Scanner scanner = new Scanner(csv.delimiter(), handler);
        char[] buffer = new char[1 << 14];
        try (Reader in = csv.encoding().open(csv.path())) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int index = 0; index < read; index++) {
                    scanner.take(buffer[index]);
                }
            }
        }
        scanner.end();
    }

    private interface Handler {

        /** A character of a value, quotation marks included. */
        void value(char character) throws IOException;

        void delimiter(char character) throws IOException;

        /** Behind the last value, before the characters that end the line. */
        void rowEnd() throws IOException;

        void lineEnd(char character) throws IOException;
    }

    /** Tells values, delimiters and line ends apart by the same rules as the reader: a quotation mark opens at a value's start only. */
    private static final class Scanner {

        private final char delimiter;
        private final Handler handler;
        private boolean valueStart = true;
        private boolean quoted;
        /** By the character before. */
        private boolean closed;

        private boolean inRow;
        private boolean afterReturn;

        private Scanner(char delimiter, Handler handler) {
            this.delimiter = delimiter;
            this.handler = handler;
        }

        private void take(char character) throws IOException {
            boolean secondOfLineEnd = afterReturn && character == '\n';
            afterReturn = false;
            if (secondOfLineEnd) {
                handler.lineEnd(character);
                return;
            }
            if (!quoted && (character == '\n' || character == '\r')) {
                handler.rowEnd();
                handler.lineEnd(character);
                afterReturn = character == '\r';
                valueStart = true;
                inRow = false;
                return;
            }
            inRow = true;
            if (!quoted && character == delimiter) {
                handler.delimiter(character);
                valueStart = true;
                return;
            }
            if (character == '"') {
                // A doubled one closes the value and opens it again.
                boolean opens = !quoted && (valueStart || closed);
                closed = quoted;
                quoted = opens;
            } else {
                closed = false;
            }
            valueStart = false;
            handler.value(character);
        }

        private void end() throws IOException {
            if (inRow) {
                handler.rowEnd();
            }
        }
    }

    private static final class Survey implements Handler {

        private final StringBuilder first = new StringBuilder();
        private int columns;
        private int column;
        private int noteColumn = -1;
        private boolean firstRow = true;

        @Override
        public void value(char character) {
            if (firstRow && first.length() <= NoteColumn.TITLE.length() && character != '"') {
                first.append(character);
            }
        }

        @Override
        public void delimiter(char character) {
            endValue();
        }

        @Override
        public void rowEnd() {
            endValue();
            columns = Math.max(columns, column);
            column = 0;
            firstRow = false;
        }

        @Override
        public void lineEnd(char character) {}

        private void endValue() {
            if (firstRow && NoteColumn.isTitle(first.toString())) {
                noteColumn = column;
            }
            first.setLength(0);
            column++;
        }
    }

    private final class Copy implements Handler {

        private final Writer out;
        private final int noteColumn;
        private int row = 1;
        private int column;

        private Copy(Writer out, int noteColumn) {
            this.out = out;
            this.noteColumn = noteColumn;
        }

        @Override
        public void value(char character) throws IOException {
            if (column != noteColumn) {
                out.write(character);
            }
        }

        @Override
        public void delimiter(char character) throws IOException {
            if (column == noteColumn) {
                writeNote();
            }
            out.write(character);
            column++;
        }

        @Override
        public void rowEnd() throws IOException {
            if (column <= noteColumn && notes.containsKey(row)) {
                for (; column < noteColumn; column++) {
                    out.write(csv.delimiter());
                }
                writeNote();
            }
            row++;
            column = 0;
        }

        @Override
        public void lineEnd(char character) throws IOException {
            out.write(character);
        }

        private void writeNote() throws IOException {
            RowNotes note = notes.get(row);
            if (note != null) {
                out.write('"');
                out.write(note.text().replace("\"", "\"\""));
                out.write('"');
            }
        }
    }
}
