package org.anju.verification.household;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import org.anju.common.event.EventInbox;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.HouseholdFacts;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class HouseholdEventsConsumer {

    private final EventInbox inbox;
    private final KnownHouseholds households;
    private final Instance<HouseholdFollower> followers;

    HouseholdEventsConsumer(EventInbox inbox, KnownHouseholds households, Instance<HouseholdFollower> followers) {
        this.inbox = inbox;
        this.households = households;
        this.followers = followers;
    }

    @Incoming("household-events")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        inbox.apply(records, HouseholdFacts.TYPES, HouseholdFacts.class, this::take);
    }

    private void take(List<ReceivedEvent<HouseholdFacts>> events) {
        households.take(events);
        followers.forEach(follower -> follower.followHouseholds(events));
    }
}
