package org.anju.household.roster.use;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.anju.common.event.EventInbox;
import org.anju.common.fact.PhotoFacts;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class MediaEventsConsumer {

    private final EventInbox inbox;
    private final HouseholdUse use;

    MediaEventsConsumer(EventInbox inbox, HouseholdUse use) {
        this.inbox = inbox;
        this.use = use;
    }

    @Incoming("media-events")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        inbox.apply(
                records,
                PhotoFacts.TYPES,
                PhotoFacts.class,
                events -> use.note(events.stream()
                        .map(event -> event.facts().householdId())
                        .toList()));
    }
}
