package org.anju.verification.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** A time with date and offset. Of a number nobody knows whether it counts seconds, or thousandths or millionths of them. */
public final class WrittenTime extends StdScalarDeserializer<OffsetDateTime> {

    private static final long serialVersionUID = 1L;
    private static final Pattern NUMBER = Pattern.compile("\\s*[-+]?[\\d.]+\\s*");

    WrittenTime() {
        super(OffsetDateTime.class);
    }

    @Override
    public OffsetDateTime deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)
                || NUMBER.matcher(parser.getText()).matches()) {
            throw InvalidFormatException.from(parser, "Not a written time", parser.getText(), OffsetDateTime.class);
        }
        return context.readValue(parser, OffsetDateTime.class);
    }
}
