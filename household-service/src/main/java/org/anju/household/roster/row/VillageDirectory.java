package org.anju.household.roster.row;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.anju.common.caller.RegionScope;
import org.anju.household.region.RegionNames;
import org.anju.household.region.RegionNames.Named;
import org.anju.household.region.place.Found;
import org.anju.household.region.place.Part;
import org.anju.household.region.place.PlaceDirectory;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.workbook.RosterColumn;

/** Finds villages by the names that a roster gives, within what the roster may cover. Used by one thread. */
final class VillageDirectory {

    private static final String COUNTRY = "中国";
    private static final int VILLAGE_LEVEL = 5;
    private static final int MOST_NAMED = 5;

    private final RegionScope scope;
    private final PlaceDirectory places;
    private final Map<Place, Location> known = new HashMap<>();

    VillageDirectory(RegionNames regions, RegionScope scope) {
        this.scope = scope;
        this.places = new PlaceDirectory(regions, scope);
    }

    /** What a row says of its place; each part may be empty. */
    record Place(String prefecture, String county, String township, String village, String code) {}

    Location locate(Place place) {
        return known.computeIfAbsent(place, this::find);
    }

    private Location find(Place place) {
        Found found = places.find(new org.anju.household.region.place.Place(
                place.prefecture(), place.county(), place.township(), place.village(), place.code()));
        return switch (found) {
            case Found.One one
            when one.region().level() == VILLAGE_LEVEL ->
                new Location.Village(one.region().code());
            case Found.One one -> unknown(RosterColumn.VILLAGE, one.region().name());
            case Found.Several several -> ambiguous(columnOf(several.part()), several.candidates());
            case Found.None none -> unknown(columnOf(none.part()), none.within());
            case Found.Ended ended -> unknown(columnOf(ended.part()), "");
            case Found.OutOfScope outside -> outOfScope(columnOf(outside.part()));
            case Found.Contradictory contradictory ->
                new Location.Unclear(
                        FindingCode.REGION_CONTRADICTORY,
                        RosterColumn.REGION_CODE,
                        List.of(contradictory.ofCode().name()));
        };
    }

    private Location outOfScope(RosterColumn column) {
        return new Location.Unclear(
                FindingCode.REGION_OUT_OF_SCOPE,
                column,
                List.of(scope.prefixes().toString()));
    }

    private static Location unknown(RosterColumn column, String within) {
        return new Location.Unclear(
                FindingCode.REGION_UNKNOWN, column, List.of(column.title(), within.isEmpty() ? COUNTRY : within));
    }

    private static Location ambiguous(RosterColumn column, List<Named> candidates) {
        String names = candidates.stream()
                .limit(MOST_NAMED)
                .map(candidate -> candidate.name() + " " + candidate.code())
                .collect(Collectors.joining(", "));
        return new Location.Unclear(FindingCode.REGION_AMBIGUOUS, column, List.of(names));
    }

    private static RosterColumn columnOf(Part part) {
        return switch (part) {
            case CODE -> RosterColumn.REGION_CODE;
            case COUNTY -> RosterColumn.COUNTY;
            case TOWNSHIP -> RosterColumn.TOWNSHIP;
            case VILLAGE -> RosterColumn.VILLAGE;
        };
    }
}
