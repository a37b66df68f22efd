package org.anju.report.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.VerificationFacts;
import org.anju.report.counting.Changes;
import org.anju.report.counting.Revisions;

/** Keeps how far each household has come, and the counts that reports are read from. */
@ApplicationScoped
class ProgressService {

    private static final String TYPES = "org.anju.verification.";

    private final ProgressStore store;
    private final Revisions revisions;
    private final ReportLag lag;

    ProgressService(ProgressStore store, Revisions revisions, ReportLag lag) {
        this.store = store;
        this.revisions = revisions;
        this.lag = lag;
    }

    void take(List<ReceivedEvent<VerificationFacts>> events) {
        List<ReceivedEvent<VerificationFacts>> counted = events.stream()
                .filter(event -> event.type().startsWith(TYPES))
                .filter(event -> !event.facts().competing())
                .toList();
        List<HouseholdProgress> progress = counted.stream()
                .map(event -> HouseholdProgress.from(event.facts()))
                .toList();
        Map<ProgressKey, HouseholdProgress> latest = Changes.latest(progress);
        Changes<HouseholdProgress, ProgressCell> changes =
                Changes.between(store.find(latest.keySet()), latest.values());
        if (changes.isEmpty()) {
            return;
        }
        store.save(changes.facts());
        store.add(changes.deltas());
        store.deleteEmpty(changes.shrunk());
        revisions.advance(campaigns(changes));
        lag.recordOnCommit(eventsOf(changes.facts(), counted));
    }

    private static TreeSet<String> campaigns(Changes<HouseholdProgress, ProgressCell> changes) {
        return changes.facts().stream()
                .map(progress -> progress.key().campaignId().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<ReceivedEvent<VerificationFacts>> eventsOf(
            List<HouseholdProgress> applied, List<ReceivedEvent<VerificationFacts>> events) {
        Set<ProgressKey> keys = applied.stream().map(HouseholdProgress::key).collect(Collectors.toSet());
        return events.stream()
                .filter(event -> keys.contains(new ProgressKey(
                        event.facts().campaignId(), event.facts().householdId())))
                .toList();
    }
}
