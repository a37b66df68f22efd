package org.anju.media.household;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.anju.common.event.EventInbox;
import org.anju.common.fact.HouseholdFacts;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class HouseholdEventsConsumer {

    private final EventInbox inbox;
    private final HouseholdScopes scopes;

    HouseholdEventsConsumer(EventInbox inbox, HouseholdScopes scopes) {
        this.inbox = inbox;
        this.scopes = scopes;
    }

    @Incoming("household-events")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        inbox.apply(records, HouseholdFacts.TYPES, HouseholdFacts.class, scopes::take);
    }
}
