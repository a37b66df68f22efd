package org.anju.household.roster.marking;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Where in the archive things stand.
 *
 * @param sheets parts by the sheets' names, in the workbook's order
 * @param styles or null when the workbook has none
 */
record WorkbookParts(Map<String, String> sheets, String styles) {

    static final String WORKBOOK = "xl/workbook.xml";
    static final String RELATIONSHIPS = "xl/_rels/workbook.xml.rels";
    private static final String FOLDER = "xl/";

    static WorkbookParts of(ZipFile zip) throws IOException, XMLStreamException {
        Map<String, String> targets = new HashMap<>();
        String[] styles = new String[1];
        forEachElement(zip, RELATIONSHIPS, "Relationship", relationship -> {
            String target = resolved(Xml.attribute(relationship, "Target"));
            targets.put(Xml.attribute(relationship, "Id"), target);
            if (Xml.attribute(relationship, "Type").endsWith("/styles")) {
                styles[0] = target;
            }
        });
        Map<String, String> sheets = new LinkedHashMap<>();
        forEachElement(
                zip,
                WORKBOOK,
                "sheet",
                sheet -> sheets.put(Xml.attribute(sheet, "name"), targets.get(relationshipId(sheet))));
        boolean hasStyles = styles[0] != null && zip.getEntry(styles[0]) != null;
        return new WorkbookParts(sheets, hasStyles ? styles[0] : null);
    }

    /** The only attribute that is in a namespace, which differs between editions of the standard. */
    private static String relationshipId(XMLStreamReader sheet) {
        for (int index = 0; index < sheet.getAttributeCount(); index++) {
            String namespace = sheet.getAttributeNamespace(index);
            if (namespace != null
                    && !namespace.isEmpty()
                    && sheet.getAttributeLocalName(index).equals("id")) {
                return sheet.getAttributeValue(index);
            }
        }
        return null;
    }

    private static String resolved(String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        return target.startsWith("../") ? target.substring(3) : FOLDER + target.replaceFirst("^\\./", "");
    }

    private interface Visitor {
        void visit(XMLStreamReader element);
    }

    private static void forEachElement(ZipFile zip, String part, String name, Visitor visitor)
            throws IOException, XMLStreamException {
        ZipArchiveEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw new IOException("No " + part);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            XMLStreamReader reader = Xml.read(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals(name)) {
                    visitor.visit(reader);
                }
            }
        }
    }
}
