package org.anju.verification.evidence;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.anju.common.event.EventInbox;
import org.anju.common.fact.PhotoFacts;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class MediaEventsConsumer {

    private final EventInbox inbox;
    private final EvidenceService evidence;

    MediaEventsConsumer(EventInbox inbox, EvidenceService evidence) {
        this.inbox = inbox;
        this.evidence = evidence;
    }

    @Incoming("media-events")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        inbox.apply(records, PhotoFacts.TYPES, PhotoFacts.class, evidence::take);
    }
}
