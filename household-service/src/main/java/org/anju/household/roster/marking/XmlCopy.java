package org.anju.household.roster.marking;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** Writes what is read, prefixes and namespaces included, with changes here and there. */
final class XmlCopy {

    private final Writer out;
    /** A start tag waits for its end, since it may be an empty element's. */
    private boolean tagOpen;

    XmlCopy(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        this.out.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    }

    /** The reader's event as it is. */
    void copy(XMLStreamReader event) throws IOException {
        switch (event.getEventType()) {
            case XMLStreamConstants.START_ELEMENT -> start(event, Map.of());
            case XMLStreamConstants.END_ELEMENT -> end(event);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                characters(event.getTextCharacters(), event.getTextStart(), event.getTextLength());
            default -> {
                // Comments and the like say nothing to a spreadsheet.
            }
        }
    }

    /** @param changes attributes that replace those of the same name, or are added */
    void start(XMLStreamReader element, Map<String, String> changes) throws IOException {
        closeTag();
        out.write('<');
        writeName(element.getPrefix(), element.getLocalName());
        writeNamespaces(element);
        Set<String> written = new HashSet<>();
        for (int index = 0; index < element.getAttributeCount(); index++) {
            String prefix = element.getAttributePrefix(index);
            String name = element.getAttributeLocalName(index);
            String value = element.getAttributeValue(index);
            boolean own = prefix == null || prefix.isEmpty();
            out.write(' ');
            writeName(prefix, name);
            writeValue(own ? changes.getOrDefault(name, value) : value);
            if (own) {
                written.add(name);
            }
        }
        for (Map.Entry<String, String> change : changes.entrySet()) {
            if (!written.contains(change.getKey())) {
                out.write(' ');
                out.write(change.getKey());
                writeValue(change.getValue());
            }
        }
        tagOpen = true;
    }

    void end(XMLStreamReader element) throws IOException {
        if (tagOpen) {
            out.write("/>");
            tagOpen = false;
            return;
        }
        out.write("</");
        writeName(element.getPrefix(), element.getLocalName());
        out.write('>');
    }

    /** Elements of ours, written out. */
    void raw(String xml) throws IOException {
        closeTag();
        out.write(xml);
    }

    void flush() throws IOException {
        closeTag();
        out.flush();
    }

    private void closeTag() throws IOException {
        if (tagOpen) {
            out.write('>');
            tagOpen = false;
        }
    }

    private void writeName(String prefix, String name) throws IOException {
        if (prefix != null && !prefix.isEmpty()) {
            out.write(prefix);
            out.write(':');
        }
        out.write(name);
    }

    private void writeNamespaces(XMLStreamReader element) throws IOException {
        for (int index = 0; index < element.getNamespaceCount(); index++) {
            String prefix = element.getNamespacePrefix(index);
            String uri = element.getNamespaceURI(index);
            out.write(" xmlns");
            if (prefix != null && !prefix.isEmpty()) {
                out.write(':');
                out.write(prefix);
            }
            writeValue(uri == null ? "" : uri);
        }
    }

    private void writeValue(String value) throws IOException {
        out.write("=\"");
        out.write(Xml.escaped(value));
        out.write('"');
    }

    private void characters(char[] text, int start, int length) throws IOException {
        closeTag();
        int written = start;
        for (int index = start; index < start + length; index++) {
            String entity = entity(text[index]);
            if (entity != null) {
                out.write(text, written, index - written);
                out.write(entity);
                written = index + 1;
            }
        }
        out.write(text, written, start + length - written);
    }

    private static String entity(char character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "&#13;";
            default -> null;
        };
    }
}
