package org.anju.common.event;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.UUID;

/**
 * An event on its way into the outbox.
 *
 * @param key what keeps its order: the household's id
 * @param type CloudEvents type, such as {@code org.anju.household.registered.v1}
 * @param data JSON
 */
public record OutgoingEvent(UUID id, String topic, String key, String type, Instant occurredAt, String data) {

    public static OutgoingEvent of(String topic, UUID key, String type, Instant occurredAt, String data) {
        return new OutgoingEvent(UuidCreator.getTimeOrderedEpoch(), topic, key.toString(), type, occurredAt, data);
    }
}
