package org.anju.verification.recheck.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Shares a number out among strata in proportion to their sizes, by largest remainders (Hamilton's method). */
final class Allocation {

    private Allocation() {}

    /**
     * Equal remainders go to the stratum whose name comes first. No stratum is given more than it holds.
     *
     * @param sizes how many records each stratum holds
     * @param wanted how many to draw in all; more than there are draws all
     */
    static SortedMap<String, Integer> proportional(SortedMap<String, Integer> sizes, int wanted) {
        long total = sizes.values().stream().mapToLong(Integer::longValue).sum();
        long drawn = Math.min(wanted, total);
        SortedMap<String, Integer> shares = new TreeMap<>();
        List<Map.Entry<String, Long>> remainders = new ArrayList<>();
        long left = drawn;
        for (Map.Entry<String, Integer> stratum : sizes.entrySet()) {
            long product = drawn * stratum.getValue();
            long whole = total == 0 ? 0 : product / total;
            shares.put(stratum.getKey(), Math.toIntExact(whole));
            remainders.add(Map.entry(stratum.getKey(), total == 0 ? 0 : product % total));
            left -= whole;
        }
        remainders.stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(left)
                .forEach(stratum -> shares.merge(stratum.getKey(), 1, Integer::sum));
        return shares;
    }

    /** As {@link #proportional}, then at least one of each stratum that holds any: the sum may exceed what was wanted. */
    static SortedMap<String, Integer> withMinimumOfOne(SortedMap<String, Integer> sizes, int wanted) {
        SortedMap<String, Integer> shares = proportional(sizes, wanted);
        sizes.forEach((stratum, size) -> shares.merge(stratum, Math.min(1, size), Math::max));
        return shares;
    }
}
