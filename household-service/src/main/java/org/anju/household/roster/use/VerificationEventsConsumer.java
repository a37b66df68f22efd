package org.anju.household.roster.use;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.anju.common.event.EventInbox;
import org.anju.common.fact.VerificationFacts;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class VerificationEventsConsumer {

    private final EventInbox inbox;
    private final HouseholdUse use;

    VerificationEventsConsumer(EventInbox inbox, HouseholdUse use) {
        this.inbox = inbox;
        this.use = use;
    }

    @Incoming("verification-events")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        inbox.apply(
                records,
                VerificationFacts.TYPES,
                VerificationFacts.class,
                events -> use.note(events.stream()
                        .map(event -> event.facts().householdId())
                        .toList()));
    }
}
