package org.anju.household.roster.marking;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads parts of a workbook, which anybody may have written: no document types, nothing from elsewhere. */
final class Xml {

    private Xml() {}

    static XMLStreamReader read(InputStream part) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(part);
    }

    /** Of the current element, or null; attributes of workbooks' own are in no namespace. */
    static String attribute(XMLStreamReader element, String name) {
        return element.getAttributeValue("", name);
    }

    /** With its colon, or empty: what elements of ours beside the current one begin with. */
    static String prefix(XMLStreamReader element) {
        String prefix = element.getPrefix();
        return prefix == null || prefix.isEmpty() ? "" : prefix + ":";
    }

    /** With what XML cannot hold left out. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\t' -> escaped.append("&#9;");
                case '\n' -> escaped.append("&#10;");
                case '\r' -> escaped.append("&#13;");
                default -> {
                    if (isAllowed(character)) {
                        escaped.appendCodePoint(character);
                    }
                }
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int character) {
        return character >= ' '
                && !(character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
                && character != 0xFFFE
                && character != 0xFFFF;
    }
}
