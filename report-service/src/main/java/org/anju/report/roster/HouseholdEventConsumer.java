package org.anju.report.roster;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.anju.common.event.EventInbox;
import org.anju.common.fact.HouseholdFacts;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class HouseholdEventConsumer {

    private final EventInbox inbox;
    private final RosterService roster;

    HouseholdEventConsumer(EventInbox inbox, RosterService roster) {
        this.inbox = inbox;
        this.roster = roster;
    }

    @Blocking
    @Incoming("household-events")
    void consume(ConsumerRecords<String, byte[]> records) {
        inbox.apply(records, HouseholdFacts.TYPES, HouseholdFacts.class, roster::take);
    }
}
