package org.anju.verification.evidence;

import java.util.List;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.PhotoFacts;

/** Does something about photos after they have come to what they prove, in the transaction in which they did. */
public interface PhotoFollower {

    /** Sees every region; is called again with the same events when the transaction fails. */
    void follow(List<ReceivedEvent<PhotoFacts>> events);
}
