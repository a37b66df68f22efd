package org.anju.verification.host.lodging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.HouseholdFacts;
import org.anju.verification.household.HouseholdFollower;
import org.anju.verification.watch.Subject;
import org.anju.verification.watch.WatchQueue;

/** Hears of hosts that come onto the roster, leave it or move. */
@ApplicationScoped
class HouseholdsToWatch implements HouseholdFollower {

    private final WatchQueue queue;

    HouseholdsToWatch(WatchQueue queue) {
        this.queue = queue;
    }

    @Override
    public void followHouseholds(List<ReceivedEvent<HouseholdFacts>> events) {
        Set<UUID> households =
                events.stream().map(event -> event.facts().householdId()).collect(Collectors.toSet());
        queue.add(Subject.HOUSEHOLD, households);
    }
}
