package org.anju.household.region.place;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.anju.common.caller.RegionScope;
import org.anju.household.region.RegionNames.Named;

/** The townships and villages of one county, or of one city without counties. */
final class CountyPlaces {

    private static final int TOWNSHIP_LEVEL = 4;
    private static final int TOWNSHIP_DIGITS = 9;

    private final String name;
    private final List<Named> townships;
    private final PlaceIndex townshipIndex;
    private final List<Named> villages;
    private final Map<String, PlaceIndex> villageIndexes = new HashMap<>();

    CountyPlaces(String name, List<Named> below) {
        this.name = name;
        this.townships = below.stream()
                .filter(region -> region.level() == TOWNSHIP_LEVEL)
                .toList();
        this.townshipIndex = new PlaceIndex(List.of(UnaryOperator.identity(), PlaceName::township), townships);
        this.villages =
                below.stream().filter(region -> region.level() > TOWNSHIP_LEVEL).toList();
    }

    String name() {
        return name;
    }

    List<Named> townshipsIn(RegionScope scope) {
        return townships.stream()
                .filter(township -> scope.coversCode(prefixOf(township))
                        || scope.prefixes().stream().anyMatch(covered -> covered.startsWith(prefixOf(township))))
                .toList();
    }

    List<PlaceIndex.Match> townshipsNamed(String text) {
        return townshipIndex.find(text);
    }

    List<PlaceIndex.Match> villagesNamed(String text, Named township) {
        return villageIndexes
                .computeIfAbsent(
                        prefixOf(township),
                        prefix -> new PlaceIndex(
                                List.of(UnaryOperator.identity(), PlaceName::withKind, PlaceName::village),
                                villagesOf(township)))
                .find(text);
    }

    List<Named> villagesOf(Named township) {
        String prefix = prefixOf(township);
        return villages.stream()
                .filter(village -> village.code().startsWith(prefix))
                .toList();
    }

    private static String prefixOf(Named township) {
        return township.code().substring(0, TOWNSHIP_DIGITS);
    }
}
