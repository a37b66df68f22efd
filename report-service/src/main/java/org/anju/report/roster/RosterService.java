package org.anju.report.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.HouseholdFacts;
import org.anju.report.counting.Changes;
import org.anju.report.counting.Division;
import org.anju.report.counting.Revisions;

/** Keeps how many households each division has to verify. */
@ApplicationScoped
class RosterService {

    private static final Set<String> TYPES =
            Set.of(HouseholdFacts.REGISTERED, HouseholdFacts.CHANGED, HouseholdFacts.REMOVED);

    private final RosterStore store;
    private final Revisions revisions;

    RosterService(RosterStore store, Revisions revisions) {
        this.store = store;
        this.revisions = revisions;
    }

    void take(List<ReceivedEvent<HouseholdFacts>> events) {
        List<RosterEntry> entries = events.stream()
                .filter(event -> TYPES.contains(event.type()))
                .map(event -> RosterEntry.from(event.facts()))
                .toList();
        Map<UUID, RosterEntry> latest = Changes.latest(entries);
        Changes<RosterEntry, Division> changes = Changes.between(store.find(latest.keySet()), latest.values());
        if (changes.isEmpty()) {
            return;
        }
        store.save(changes.facts());
        if (changes.deltas().isEmpty()) {
            return;
        }
        store.add(changes.deltas());
        store.deleteEmpty(changes.shrunk());
        revisions.advance(new TreeSet<>(Set.of(Revisions.ROSTER)));
    }
}
