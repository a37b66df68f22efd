package org.anju.household.roster.marking;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.anju.household.roster.finding.Severity;

/**
 * The workbook's styles, each once more for errors and once more for warnings: style s of a cell becomes {@code count + s} or
 * {@code 2 * count + s}, and has all but the fill in common with it.
 *
 * @param fills how many there are
 * @param count of the styles for cells
 */
record MarkedStyles(int fills, int count) {

    /** Excel's own limit is 65,490. */
    private static final int MOST_STYLES = 64_000;

    private static final String RED = "FFFFB3B3";
    private static final String YELLOW = "FFFFEB9C";
    /** Excel keeps the first two to itself, whatever they say. */
    private static final List<String> RESERVED_FILLS = List.of(
            "<%1$sfill><%1$spatternFill patternType=\"none\"/></%1$sfill>",
            "<%1$sfill><%1$spatternFill patternType=\"gray125\"/></%1$sfill>");

    private static final Set<String> PARENTS = Set.of("fills", "cellXfs");
    private static final Set<String> AFTER_FILLS = Set.of("borders", "cellStyleXfs", "cellXfs");

    /** What {@link #writeNew} writes. */
    static final MarkedStyles NEW = new MarkedStyles(0, 1);

    static MarkedStyles survey(PartSource styles) throws IOException, XMLStreamException {
        try (InputStream in = styles.open()) {
            XMLStreamReader reader = Xml.read(in);
            int fills = 0;
            int count = 0;
            String parent = "";
            while (reader.hasNext()) {
                int event = reader.next();
                String name = nameOf(reader, event);
                if (PARENTS.contains(name)) {
                    parent = event == XMLStreamConstants.START_ELEMENT ? name : "";
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    fills += name.equals("fill") && parent.equals("fills") ? 1 : 0;
                    count += name.equals("xf") && parent.equals("cellXfs") ? 1 : 0;
                }
            }
            return new MarkedStyles(fills, count);
        }
    }

    /** A workbook with very many styles gets notes, and no colours. */
    boolean canMark() {
        return count > 0 && 3 * count <= MOST_STYLES;
    }

    int marked(int style, Severity severity) {
        int known = style < count ? style : 0;
        if (!canMark()) {
            return style;
        }
        return severity == Severity.ERROR ? count + known : 2 * count + known;
    }

    void write(PartSource styles, OutputStream out) throws IOException, XMLStreamException {
        try (InputStream in = styles.open()) {
            XMLStreamReader reader = Xml.read(in);
            XmlCopy xml = new XmlCopy(out);
            boolean fillsWritten = false;
            while (reader.hasNext()) {
                int event = reader.next();
                boolean start = event == XMLStreamConstants.START_ELEMENT;
                String name = nameOf(reader, event);
                if (start && !fillsWritten && AFTER_FILLS.contains(name)) {
                    String prefix = Xml.prefix(reader);
                    xml.raw("<%sfills count=\"4\">%s</%1$sfills>".formatted(prefix, ownFills(prefix)));
                    fillsWritten = true;
                }
                if (start && name.equals("fills")) {
                    xml.start(reader, Map.of("count", Integer.toString(firstFill() + 2)));
                    fillsWritten = true;
                } else if (start && name.equals("cellXfs")) {
                    xml.start(reader, Map.of("count", Integer.toString(3 * count)));
                } else {
                    if (!start && name.equals("fills")) {
                        xml.raw(ownFills(Xml.prefix(reader)));
                    }
                    if (!start && name.equals("cellXfs")) {
                        copyFilled(styles, firstFill(), xml);
                        copyFilled(styles, firstFill() + 1, xml);
                    }
                    xml.copy(reader);
                }
            }
            xml.flush();
        }
    }

    /** Reads the part once more rather than hold its styles. */
    private static void copyFilled(PartSource styles, int fill, XmlCopy xml) throws IOException, XMLStreamException {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("fillId", Integer.toString(fill));
        changes.put("applyFill", "1");
        try (InputStream in = styles.open()) {
            XMLStreamReader reader = Xml.read(in);
            boolean inside = false;
            while (reader.hasNext()) {
                int event = reader.next();
                String name = nameOf(reader, event);
                if (name.equals("cellXfs")) {
                    inside = event == XMLStreamConstants.START_ELEMENT;
                } else if (inside && event == XMLStreamConstants.START_ELEMENT && name.equals("xf")) {
                    xml.start(reader, changes);
                } else if (inside) {
                    xml.copy(reader);
                }
            }
        }
    }

    private int firstFill() {
        return Math.max(fills, RESERVED_FILLS.size());
    }

    private String ownFills(String prefix) {
        StringBuilder own = new StringBuilder();
        for (int index = fills; index < RESERVED_FILLS.size(); index++) {
            own.append(RESERVED_FILLS.get(index).formatted(prefix));
        }
        return own.append(fill(prefix, RED)).append(fill(prefix, YELLOW)).toString();
    }

    private static String nameOf(XMLStreamReader reader, int event) {
        return event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT
                ? reader.getLocalName()
                : "";
    }

    static void writeNew(OutputStream out) throws IOException {
        XmlCopy xml = new XmlCopy(out);
        xml.raw("<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
                + "<fills count=\"4\">"
                + NEW.ownFills("")
                + "</fills>"
                + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
                + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
                + "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
                + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"2\" borderId=\"0\" xfId=\"0\" applyFill=\"1\"/>"
                + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"3\" borderId=\"0\" xfId=\"0\" applyFill=\"1\"/></cellXfs>"
                + "</styleSheet>");
        xml.flush();
    }

    private static String fill(String prefix, String colour) {
        return ("<%1$sfill><%1$spatternFill patternType=\"solid\"><%1$sfgColor rgb=\"%2$s\"/><%1$sbgColor indexed=\"64\"/>"
                        + "</%1$spatternFill></%1$sfill>")
                .formatted(prefix, colour);
    }
}
