package org.anju.verification.household;

import java.util.List;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.HouseholdFacts;

/** Does something about households that changed, in the transaction that takes the change up. */
public interface HouseholdFollower {

    void followHouseholds(List<ReceivedEvent<HouseholdFacts>> events);
}
