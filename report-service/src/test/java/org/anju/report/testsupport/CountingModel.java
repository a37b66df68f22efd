package org.anju.report.testsupport;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.anju.report.counting.Changes;
import org.anju.report.counting.Counted;

/** Counts as the tables do, in memory. */
public final class CountingModel<K, F extends Counted<K, F, C>, C extends Comparable<C>> {

    private final Map<K, F> stored = new HashMap<>();
    private final Map<C, Long> cells = new HashMap<>();

    public void take(List<F> batch) {
        Changes<F, C> changes =
                Changes.between(stored, Changes.<K, F, C>latest(batch).values());
        changes.facts().forEach(facts -> stored.put(facts.key(), facts));
        changes.deltas().forEach((cell, delta) -> cells.merge(cell, delta, Long::sum));
        cells.values().removeIf(households -> households == 0);
    }

    public Map<C, Long> cells() {
        return cells;
    }

    /** What counting everybody's newest facts from nothing gives. */
    public static <K, F extends Counted<K, F, C>, C extends Comparable<C>> Map<C, Long> recount(Collection<F> events) {
        return Changes.<K, F, C>latest(List.copyOf(events)).values().stream()
                .flatMap(facts -> facts.cells().stream())
                .collect(Collectors.groupingBy(cell -> cell, Collectors.counting()));
    }
}
