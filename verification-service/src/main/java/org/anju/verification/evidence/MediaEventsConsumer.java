package org.anju.verification.evidence;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import org.anju.common.event.EventInbox;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.PhotoFacts;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class MediaEventsConsumer {

    private final EventInbox inbox;
    private final EvidenceService evidence;
    private final Instance<PhotoFollower> followers;

    MediaEventsConsumer(EventInbox inbox, EvidenceService evidence, Instance<PhotoFollower> followers) {
        this.inbox = inbox;
        this.evidence = evidence;
        this.followers = followers;
    }

    @Incoming("media-events")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        inbox.apply(records, PhotoFacts.TYPES, PhotoFacts.class, this::take);
    }

    private void take(List<ReceivedEvent<PhotoFacts>> events) {
        evidence.take(events);
        followers.forEach(follower -> follower.follow(events));
    }
}
