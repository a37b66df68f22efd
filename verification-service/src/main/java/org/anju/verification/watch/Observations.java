package org.anju.verification.watch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.verification.record.Comparison;
import org.anju.verification.record.Comparison.Kind;

/** What watchers looked at, and what they saw there. */
public final class Observations {

    private final Map<Kind, List<UUID>> lookedAt = new HashMap<>();
    private final List<Observation> seen = new ArrayList<>();

    /** What is not seen in these records now is no longer so. */
    public void lookedAt(Kind kind, Collection<UUID> records) {
        lookedAt.computeIfAbsent(kind, any -> new ArrayList<>()).addAll(records);
    }

    public void saw(Observation observation) {
        lookedAt(observation.kind(), List.of(observation.verificationId()));
        seen.add(observation);
    }

    List<Observation> seen() {
        return seen;
    }

    /** Of what was looked at, before anything is found. */
    Comparison comparison() {
        Comparison comparison = new Comparison();
        lookedAt.forEach(comparison::lookedAt);
        return comparison;
    }
}
