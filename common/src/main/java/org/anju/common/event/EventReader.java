package org.anju.common.event;

import com.fasterxml.jackson.databind.ObjectReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Reads the events that concern a consumer, and those of no known type, which are at fault.
 *
 * @param types what the types of concern begin with
 */
record EventReader<T>(String types, ObjectReader json) {

    /** Empty for an event of another type, whose data is not even looked at. */
    Optional<ReceivedEvent<T>> read(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader(CloudEventHeaders.TYPE);
        if (type != null && !new String(type.value(), StandardCharsets.UTF_8).startsWith(types)) {
            return Optional.empty();
        }
        return Optional.of(ReceivedEvent.read(record, json));
    }
}
