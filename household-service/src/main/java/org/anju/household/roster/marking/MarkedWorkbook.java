package org.anju.household.roster.marking;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.anju.household.roster.workbook.NoteColumn;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Copies an archive part by part, without unpacking those that stay as they are. */
final class MarkedWorkbook {

    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String NEW_STYLES = "xl/styles.xml";
    private static final String NEW_STYLES_TYPE =
            "<%sOverride PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>";
    private static final String NEW_STYLES_RELATIONSHIP =
            "<%sRelationship Id=\"rIdMarkedStyles\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>";

    private final Path original;
    private final FindingNotes notes;

    MarkedWorkbook(Path original, FindingNotes notes) {
        this.original = original;
        this.notes = notes;
    }

    void write(OutputStream out) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(original).get()) {
            new Copy(zip, out).run();
        } catch (XMLStreamException | RuntimeException exception) {
            // A workbook may be broken in many ways. Not with the cause: it may quote cells.
            throw new IOException("The workbook cannot be read to its end");
        }
    }

    private final class Copy {

        private final ZipFile zip;
        private final ZipArchiveOutputStream out;
        private final WorkbookParts parts;
        private final MarkedStyles styles;
        private final Map<String, SortedMap<Integer, RowNotes>> notesByPart = new HashMap<>();
        private final Map<String, Integer> noteColumns = new HashMap<>();

        private Copy(ZipFile zip, OutputStream out) throws IOException, XMLStreamException {
            this.zip = zip;
            this.out = new ZipArchiveOutputStream(out);
            this.parts = WorkbookParts.of(zip);
            this.styles = parts.styles() == null ? MarkedStyles.NEW : MarkedStyles.survey(source(parts.styles()));
            assignNotes();
            findNoteColumns();
        }

        private void run() throws IOException, XMLStreamException {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                copy(entry);
            }
            if (parts.styles() == null) {
                put(NEW_STYLES, MarkedStyles::writeNew);
            }
            out.finish();
        }

        /** What concerns the whole file, or a sheet that is not there, is told in the first sheet. */
        private void assignNotes() {
            String first = parts.sheets().keySet().iterator().next();
            Set<String> homeless = new HashSet<>(notes.sheets());
            homeless.removeAll(parts.sheets().keySet());
            parts.sheets().forEach((name, part) -> {
                Set<String> told = name.equals(first) ? new HashSet<>(homeless) : new HashSet<>();
                if (notes.sheets().contains(name)) {
                    told.add(name);
                }
                if (!told.isEmpty()) {
                    notesByPart.put(part, notes.of(told).rows());
                }
            });
        }

        /** Where a roster that was marked before has its notes. */
        private void findNoteColumns() throws IOException {
            try (ReadableWorkbook workbook = new ReadableWorkbook(original.toFile())) {
                for (Sheet sheet : workbook.getSheets().toList()) {
                    String part = parts.sheets().get(sheet.getName());
                    if (notesByPart.containsKey(part)) {
                        int column = noteColumn(sheet);
                        if (column >= 0) {
                            noteColumns.put(part, column);
                        }
                    }
                }
            } catch (RuntimeException exception) {
                throw new IOException("The workbook cannot be read");
            }
        }

        private static int noteColumn(Sheet sheet) throws IOException {
            try (Stream<Row> rows = sheet.openStream()) {
                Row first = rows.findFirst().orElse(null);
                for (int index = 0; first != null && first.getRowNum() <= 1 && index < first.getCellCount(); index++) {
                    if (first.hasCell(index) && NoteColumn.isTitle(first.getCellText(index))) {
                        return index;
                    }
                }
                return -1;
            }
        }

        private void copy(ZipArchiveEntry entry) throws IOException, XMLStreamException {
            String name = entry.getName();
            boolean newStyles = parts.styles() == null;
            if (notesByPart.containsKey(name)) {
                put(name, part -> writeSheet(name, part));
            } else if (name.equals(parts.styles()) && styles.canMark()) {
                put(name, part -> styles.write(source(name), part));
            } else if (newStyles && name.equals(CONTENT_TYPES)) {
                put(name, part -> append(name, NEW_STYLES_TYPE, part));
            } else if (newStyles && name.equals(WorkbookParts.RELATIONSHIPS)) {
                put(name, part -> append(name, NEW_STYLES_RELATIONSHIP, part));
            } else {
                out.addRawArchiveEntry(entry, zip.getRawInputStream(entry));
            }
        }

        private void writeSheet(String part, OutputStream to) throws IOException, XMLStreamException {
            SortedMap<Integer, RowNotes> rows = notesByPart.get(part);
            SheetSurvey survey;
            try (InputStream in = source(part).open()) {
                survey = SheetSurvey.of(in, rows::containsKey);
            }
            int noteColumn = noteColumns.getOrDefault(part, survey.columns());
            try (InputStream in = source(part).open()) {
                new MarkedSheet(survey, styles, noteColumn, rows).write(in, to);
            }
        }

        /** An element at the end of the root. */
        private void append(String part, String element, OutputStream to) throws IOException, XMLStreamException {
            try (InputStream in = source(part).open()) {
                XMLStreamReader reader = Xml.read(in);
                XmlCopy xml = new XmlCopy(to);
                int depth = 0;
                while (reader.hasNext()) {
                    int event = reader.next();
                    depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
                    depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
                    if (event == XMLStreamConstants.END_ELEMENT && depth == 0) {
                        xml.raw(element.formatted(Xml.prefix(reader)));
                    }
                    xml.copy(reader);
                }
                xml.flush();
            }
        }

        private void put(String name, PartWriter writer) throws IOException, XMLStreamException {
            out.putArchiveEntry(new ZipArchiveEntry(name));
            writer.write(out);
            out.closeArchiveEntry();
        }

        private PartSource source(String part) {
            return () -> zip.getInputStream(zip.getEntry(part));
        }
    }

    private interface PartWriter {
        void write(OutputStream out) throws IOException, XMLStreamException;
    }
}
