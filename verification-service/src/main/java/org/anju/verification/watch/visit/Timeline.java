package org.anju.verification.watch.visit;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A verifier's visits in their order, from before the first that has changed to the end of the last that this may concern.
 *
 * @param visits by time, and by id where two have the same time
 * @param changedFrom when the first was made that has come or gone: what was made before is as it was
 */
record Timeline(List<Visit> visits, Instant changedFrom) {

    int firstConcerned() {
        int first = visits.size();
        while (first > 0 && !visits.get(first - 1).visitedAt().isBefore(changedFrom)) {
            first--;
        }
        return first;
    }

    /** As if the visits in these situations had not been made. */
    Timeline without(Set<String> situations) {
        if (situations.isEmpty()) {
            return this;
        }
        return new Timeline(
                visits.stream().filter(visit -> !visit.isIn(situations)).toList(), changedFrom);
    }

    List<UUID> concerned() {
        return visits.subList(firstConcerned(), visits.size()).stream()
                .map(Visit::verificationId)
                .toList();
    }
}
