package org.anju.verification.recheck.visit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.anju.common.event.Outbox;
import org.anju.common.event.OutgoingEvent;
import org.anju.common.event.Topics;

/** Tells of rechecks, in the transaction of their change. */
@ApplicationScoped
class RecheckEvents {

    private final Outbox outbox;
    private final Topics topics;

    RecheckEvents(Outbox outbox, Topics topics) {
        this.outbox = outbox;
        this.topics = topics;
    }

    void tell(String type, List<StoredRecheck> rechecks, Instant at) {
        outbox.append(rechecks.stream()
                .map(recheck -> OutgoingEvent.of(
                        topics.verificationEvents(), recheck.householdId(), type, at, outbox.toJson(recheck.facts())))
                .toList());
    }
}
