package org.anju.report.progress;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.anju.common.event.EventInbox;
import org.anju.common.fact.VerificationFacts;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class VerificationEventConsumer {

    private final EventInbox inbox;
    private final ProgressService progress;

    VerificationEventConsumer(EventInbox inbox, ProgressService progress) {
        this.inbox = inbox;
        this.progress = progress;
    }

    @Blocking
    @Incoming("verification-events")
    void consume(ConsumerRecords<String, byte[]> records) {
        inbox.apply(records, VerificationFacts.TYPES, VerificationFacts.class, progress::take);
    }
}
