package org.anju.report.counting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a batch of facts changes: the facts to store, and by how much each cell grows or shrinks. The cells are sorted, so
 * that transactions that write the same cells lock them in the same order.
 */
public record Changes<F, C extends Comparable<C>>(List<F> facts, SortedMap<C, Long> deltas) {

    /** The newest facts of each key; their number and order in the batch do not matter. */
    public static <K, F extends Counted<K, F, C>, C extends Comparable<C>> Map<K, F> latest(Collection<F> batch) {
        Map<K, F> latest = new LinkedHashMap<>();
        batch.forEach(
                facts -> latest.merge(facts.key(), facts, (known, next) -> next.supersedes(known) ? next : known));
        return latest;
    }

    /** Moves what is newer than the stored facts from their cells to its own, and leaves the rest aside. */
    public static <K, F extends Counted<K, F, C>, C extends Comparable<C>> Changes<F, C> between(
            Map<K, F> stored, Collection<F> latest) {
        List<F> newer = new ArrayList<>();
        Map<C, Long> deltas = new HashMap<>();
        for (F facts : latest) {
            F known = stored.get(facts.key());
            if (known != null && !facts.supersedes(known)) {
                continue;
            }
            newer.add(facts);
            facts.cells().forEach(cell -> deltas.merge(cell, 1L, Long::sum));
            if (known != null) {
                known.cells().forEach(cell -> deltas.merge(cell, -1L, Long::sum));
            }
        }
        deltas.values().removeIf(delta -> delta == 0);
        return new Changes<>(newer, new TreeMap<>(deltas));
    }

    public boolean isEmpty() {
        return facts.isEmpty();
    }

    /** The cells that may have become empty. */
    public List<C> shrunk() {
        return deltas.entrySet().stream()
                .filter(entry -> entry.getValue() < 0)
                .map(Map.Entry::getKey)
                .toList();
    }
}
