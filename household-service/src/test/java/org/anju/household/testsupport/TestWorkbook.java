package org.anju.household.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook written out by hand, since no library writes all that is found in workbooks: error values, formulas, prefixes of
 * namespaces, cells that do not say where they are.
 */
public final class TestWorkbook {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String PART_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /** Style 1 shows a date, style 2 is bold text. */
    private static final String STYLES = """
            <styleSheet xmlns="%s"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font>\
            <font><b/><sz val="11"/><name val="宋体"/></font></fonts>\
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
            <cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
            <xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
            <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"><alignment horizontal="center"/></xf>\
            </cellXfs></styleSheet>""".formatted(MAIN);

    private final Map<String, String> sheets = new LinkedHashMap<>();
    private String prefix = "";
    private boolean references = true;
    private boolean styles = true;

    /** A value that Excel shows instead of a result, such as #N/A. */
    public record Fault(String text) {}

    /** With the result that was saved with it: a number, a text or a {@link Fault}. */
    public record Formula(String expression, Object result) {}

    /** A number that is shown as a date. */
    public record Day(int serial) {}

    /** A text of style 2. */
    public record Bold(String text) {}

    public TestWorkbook prefixed(String namespacePrefix) {
        prefix = namespacePrefix + ":";
        return this;
    }

    public TestWorkbook withoutReferences() {
        references = false;
        return this;
    }

    public TestWorkbook withoutStyles() {
        styles = false;
        return this;
    }

    /** @param lines null for a row that is not there; null in a row for a cell that is not there */
    public TestWorkbook sheet(String name, Object[]... lines) {
        return sheet(name, "", "", lines);
    }

    /**
     * @param before XML that stands before the rows, such as widths
     * @param behind XML that stands behind them, such as merged cells
     */
    public TestWorkbook sheet(String name, String before, String behind, Object[]... lines) {
        StringBuilder xml = new StringBuilder();
        for (int index = 0; index < lines.length; index++) {
            if (lines[index] != null) {
                appendRow(xml, index + 1, lines[index]);
            }
        }
        String declaration = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix.substring(0, prefix.length() - 1);
        sheets.put(
                name,
                "<%1$sworksheet %2$s=\"%3$s\">%4$s<%1$ssheetData>%5$s</%1$ssheetData>%6$s</%1$sworksheet>"
                        .formatted(prefix, declaration, MAIN, before, xml, behind));
        return this;
    }

    public byte[] toXlsx() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", contentTypes());
            put(zip, "_rels/.rels", relationships(relationship(0, "officeDocument", "xl/workbook.xml")));
            put(zip, "xl/workbook.xml", workbook());
            put(zip, "xl/_rels/workbook.xml.rels", relationships(workbookRelationships()));
            if (styles) {
                put(zip, "xl/styles.xml", STYLES);
            }
            int number = 0;
            for (String sheet : sheets.values()) {
                put(zip, "xl/worksheets/sheet" + ++number + ".xml", sheet);
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return bytes.toByteArray();
    }

    private void appendRow(StringBuilder xml, int row, Object[] cells) {
        xml.append('<').append(prefix).append("row");
        if (references) {
            xml.append(" r=\"")
                    .append(row)
                    .append("\" spans=\"1:")
                    .append(Math.max(1, cells.length))
                    .append('"');
        }
        xml.append('>');
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] != null || !references) {
                String reference = references ? " r=\"" + (char) ('A' + column) + row + "\"" : "";
                xml.append(cell(reference, cells[column]).replace("~", prefix));
            }
        }
        xml.append("</").append(prefix).append("row>");
    }

    private static String cell(String reference, Object value) {
        return switch (value) {
            case null -> "<~c%s/>".formatted(reference);
            case Number number -> "<~c%s><~v>%s</~v></~c>".formatted(reference, number);
            case Day day -> "<~c%s s=\"1\"><~v>%d</~v></~c>".formatted(reference, day.serial());
            case Fault fault -> "<~c%s t=\"e\"><~v>%s</~v></~c>".formatted(reference, fault.text());
            case Formula formula -> formula(reference, formula);
            case Bold bold -> text(reference + " s=\"2\"", bold.text());
            default -> text(reference, value.toString());
        };
    }

    private static String text(String attributes, String text) {
        return "<~c%s t=\"inlineStr\"><~is><~t xml:space=\"preserve\">%s</~t></~is></~c>"
                .formatted(attributes, escaped(text));
    }

    private static String formula(String reference, Formula formula) {
        String type =
                switch (formula.result()) {
                    case Number number -> "";
                    case Fault fault -> " t=\"e\"";
                    default -> " t=\"str\"";
                };
        String result = formula.result() instanceof Fault fault
                ? fault.text()
                : formula.result().toString();
        return "<~c%s%s><~f>%s</~f><~v>%s</~v></~c>"
                .formatted(reference, type, escaped(formula.expression()), escaped(result));
    }

    private String workbook() {
        StringBuilder xml = new StringBuilder("<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>".formatted(MAIN, OFFICE));
        int number = 0;
        for (String name : sheets.keySet()) {
            number++;
            xml.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%2$d\"/>".formatted(escaped(name), number));
        }
        return xml.append("</sheets></workbook>").toString();
    }

    private String workbookRelationships() {
        StringBuilder xml = new StringBuilder();
        for (int number = 1; number <= sheets.size(); number++) {
            xml.append(relationship(number, "worksheet", "worksheets/sheet" + number + ".xml"));
        }
        return styles
                ? xml.append(relationship(sheets.size() + 1, "styles", "styles.xml"))
                        .toString()
                : xml.toString();
    }

    private static String relationship(int number, String type, String target) {
        return "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(number, OFFICE, type, target);
    }

    private static String relationships(String all) {
        return "<Relationships xmlns=\"%srelationships\">%s</Relationships>".formatted(PACKAGE, all);
    }

    private String contentTypes() {
        StringBuilder xml = new StringBuilder("<Types xmlns=\"%scontent-types\">".formatted(PACKAGE))
                .append(
                        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
                .append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
                .append(override("/xl/workbook.xml", "sheet.main+xml"));
        for (int number = 1; number <= sheets.size(); number++) {
            xml.append(override("/xl/worksheets/sheet" + number + ".xml", "worksheet+xml"));
        }
        if (styles) {
            xml.append(override("/xl/styles.xml", "styles+xml"));
        }
        return xml.append("</Types>").toString();
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"%s\" ContentType=\"%s%s\"/>".formatted(part, PART_TYPE, type);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static void put(ZipOutputStream zip, String name, String xml) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // The same file at any time.
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml)
                .getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
