package org.anju.verification.household;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.anju.common.event.EventInbox;
import org.anju.common.fact.HouseholdFacts;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class HouseholdEventsConsumer {

    private final EventInbox inbox;
    private final KnownHouseholds households;

    HouseholdEventsConsumer(EventInbox inbox, KnownHouseholds households) {
        this.inbox = inbox;
        this.households = households;
    }

    @Incoming("household-events")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        inbox.apply(records, HouseholdFacts.TYPES, HouseholdFacts.class, households::take);
    }
}
