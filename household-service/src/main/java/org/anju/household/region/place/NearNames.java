package org.anju.household.region.place;

import java.util.Comparator;
import java.util.List;
import org.anju.household.region.RegionNames.Named;

/** Regions whose names are much like a name that none has. */
final class NearNames {

    private static final int MOST = 5;

    private NearNames() {}

    /** The nearest first; at most half of the shorter name's characters may differ. */
    static List<Named> of(String name, List<Named> places) {
        String wanted = PlaceName.bare(name);
        record Ranked(Named place, int distance) {}
        return places.stream()
                .filter(place -> !place.ended())
                .map(place -> new Ranked(place, distance(wanted, PlaceName.bare(place.name()))))
                .filter(ranked -> ranked.distance() <= wanted.length() / 2)
                .sorted(Comparator.comparingInt(Ranked::distance)
                        .thenComparing(ranked -> ranked.place().code()))
                .limit(MOST)
                .map(Ranked::place)
                .toList();
    }

    /** How many characters must be put in, taken out or replaced; none when one name is in the other. */
    static int distance(String left, String right) {
        if (left.contains(right) || right.contains(left)) {
            return 0;
        }
        int[] before = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            before[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] now = new int[right.length() + 1];
            now[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int replaced = before[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                now[column] = Math.min(replaced, Math.min(before[column], now[column - 1]) + 1);
            }
            before = now;
        }
        return before[right.length()];
    }
}
