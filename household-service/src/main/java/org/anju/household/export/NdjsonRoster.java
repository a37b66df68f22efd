package org.anju.household.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import java.io.IOException;
import java.io.OutputStream;

/** One JSON object a line. */
final class NdjsonRoster implements RosterWriter {

    private final SequenceWriter lines;

    NdjsonRoster(OutputStream out, ObjectMapper json) throws IOException {
        lines = json.writerFor(ExportedRow.class)
                .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .withRootValueSeparator("\n")
                .writeValues(out);
    }

    @Override
    public void write(ExportedRow row) throws IOException {
        lines.write(row);
    }

    @Override
    public void finish() throws IOException {
        lines.close();
    }
}
