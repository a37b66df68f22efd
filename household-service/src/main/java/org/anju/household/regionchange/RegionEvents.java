package org.anju.household.regionchange;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.Collection;
import org.anju.common.event.Outbox;
import org.anju.common.event.OutgoingEvent;
import org.anju.common.event.Topics;
import org.anju.common.fact.RegionFacts;
import org.anju.household.region.RegionsChanged;

/** Tells others of regions that are not as they were. */
@ApplicationScoped
class RegionEvents {

    private final RegionTable regions;
    private final Outbox outbox;
    private final Topics topics;
    private final Event<RegionsChanged> changed;

    RegionEvents(RegionTable regions, Outbox outbox, Topics topics, Event<RegionsChanged> changed) {
        this.regions = regions;
        this.outbox = outbox;
        this.topics = topics;
        this.changed = changed;
    }

    /** In the current transaction, with the regions as they are now. */
    void tell(Collection<String> codes, Instant at) {
        outbox.append(
                regions.facts(codes, at).stream().map(facts -> event(facts, at)).toList());
        changed.fire(new RegionsChanged());
    }

    private OutgoingEvent event(RegionFacts facts, Instant at) {
        return new OutgoingEvent(
                UuidCreator.getTimeOrderedEpoch(),
                topics.householdEvents(),
                facts.code(),
                RegionFacts.CHANGED,
                at,
                outbox.toJson(facts));
    }
}
