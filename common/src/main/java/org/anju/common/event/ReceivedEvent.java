package org.anju.common.event;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * An event with its data already read.
 *
 * @param <T> the facts that its topic carries
 */
public record ReceivedEvent<T>(UUID id, String type, Instant time, T facts) {

    static <T> ReceivedEvent<T> read(ConsumerRecord<String, byte[]> record, ObjectReader reader) {
        try {
            T facts = reader.readValue(record.value());
            if (facts == null) {
                throw new UnreadableEventException("the data is null");
            }
            return new ReceivedEvent<>(
                    UUID.fromString(header(record, CloudEventHeaders.ID)),
                    header(record, CloudEventHeaders.TYPE),
                    Instant.parse(header(record, CloudEventHeaders.TIME)),
                    facts);
        } catch (IOException | IllegalArgumentException | DateTimeParseException exception) {
            throw new UnreadableEventException(exception.getMessage(), exception);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null) {
            throw new UnreadableEventException("the header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
