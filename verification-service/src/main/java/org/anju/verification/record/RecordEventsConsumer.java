package org.anju.verification.record;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import org.anju.common.event.EventInbox;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.VerificationFacts;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class RecordEventsConsumer {

    private final EventInbox inbox;
    private final Instance<RecordFollower> followers;

    RecordEventsConsumer(EventInbox inbox, Instance<RecordFollower> followers) {
        this.inbox = inbox;
        this.followers = followers;
    }

    @Incoming("own-verification-events")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        inbox.apply(records, VerificationFacts.TYPES, VerificationFacts.class, this::follow);
    }

    private void follow(List<ReceivedEvent<VerificationFacts>> events) {
        followers.forEach(follower -> follower.follow(events));
    }
}
