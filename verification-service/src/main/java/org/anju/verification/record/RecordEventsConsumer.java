package org.anju.verification.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import org.anju.common.event.EventInbox;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.VerificationFacts;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** One reading of the topic serves all followers, because the service keeps one offset for each partition. */
@ApplicationScoped
class RecordEventsConsumer {

    private static final String ALL_TYPES = "org.anju.";

    private final EventInbox inbox;
    private final Instance<EventFollower> eventFollowers;
    private final Instance<RecordFollower> recordFollowers;
    private final ObjectReader facts;

    RecordEventsConsumer(
            EventInbox inbox,
            Instance<EventFollower> eventFollowers,
            Instance<RecordFollower> recordFollowers,
            ObjectMapper json) {
        this.inbox = inbox;
        this.eventFollowers = eventFollowers;
        this.recordFollowers = recordFollowers;
        this.facts = json.readerFor(VerificationFacts.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Incoming("own-verification-events")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        inbox.apply(records, ALL_TYPES, JsonNode.class, this::follow);
    }

    private void follow(List<ReceivedEvent<JsonNode>> events) {
        eventFollowers.forEach(follower -> follower.follow(events));
        List<ReceivedEvent<VerificationFacts>> ofRecords = events.stream()
                .filter(event -> event.type().startsWith(VerificationFacts.TYPES))
                .map(this::read)
                .toList();
        if (!ofRecords.isEmpty()) {
            recordFollowers.forEach(follower -> follower.follow(ofRecords));
        }
    }

    /** What cannot be read fails its batch, and then alone: the inbox puts it among the dead letters. */
    private ReceivedEvent<VerificationFacts> read(ReceivedEvent<JsonNode> event) {
        try {
            return new ReceivedEvent<>(
                    event.id(), event.type(), event.time(), facts.treeToValue(event.facts(), VerificationFacts.class));
        } catch (JsonProcessingException exception) {
            throw new IllegalArgumentException("The facts cannot be read", exception);
        }
    }
}
