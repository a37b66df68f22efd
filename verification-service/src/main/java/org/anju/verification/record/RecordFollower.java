package org.anju.verification.record;

import java.util.List;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.VerificationFacts;

/**
 * Does something about records after they were stored or moved, such as opening a problem. It hears of them by the
 * service's own events, in batches, after the sender has its answer: what it does cannot slow or refuse a record.
 */
public interface RecordFollower {

    /**
     * Works in a transaction that may see every region, together with the other followers, and is called again with the
     * same events when that transaction fails. An event may come late: what counts is the record as it is now.
     */
    void follow(List<ReceivedEvent<VerificationFacts>> events);
}
