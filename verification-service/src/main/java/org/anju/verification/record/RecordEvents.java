package org.anju.verification.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.anju.common.event.Outbox;
import org.anju.common.event.OutgoingEvent;
import org.anju.common.event.Topics;
import org.anju.common.fact.VerificationFacts;

/** What others are told of records, without special situations that are confidential. */
@ApplicationScoped
public class RecordEvents {

    private final Outbox outbox;
    private final Topics topics;
    private final SituationVeil veil;

    RecordEvents(Outbox outbox, Topics topics, SituationVeil veil) {
        this.outbox = outbox;
        this.topics = topics;
        this.veil = veil;
    }

    /** To be appended to the outbox in the transaction of the change. */
    public OutgoingEvent of(String type, VerificationFacts facts, Instant at) {
        return OutgoingEvent.of(
                topics.verificationEvents(), facts.householdId(), type, at, outbox.toJson(veil.told(facts)));
    }
}
