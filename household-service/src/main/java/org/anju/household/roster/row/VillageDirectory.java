package org.anju.household.roster.row;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anju.common.caller.RegionScope;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.anju.household.region.RegionNames;
import org.anju.household.region.RegionNames.Named;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.workbook.RosterColumn;

/**
 * Finds villages by the names that a roster gives, within what the roster may cover. Townships and villages are fetched
 * county by county as they come up. Used by one thread.
 */
final class VillageDirectory {

    private static final Pattern CODE = Pattern.compile("[1-9]\\d{11}");
    private static final String COUNTRY = "中国";
    private static final int COUNTY_LEVEL = 3;

    private final RegionNames regions;
    private final RegionScope scope;
    private final List<Named> counties;
    private final PlaceIndex countyIndex;
    private final Map<String, String> namesAbove;
    private final Map<String, CountyVillages> visited = new HashMap<>();
    private final Map<Place, Location> known = new HashMap<>();

    VillageDirectory(RegionNames regions, RegionScope scope) {
        this.regions = regions;
        this.scope = scope;
        List<Named> above = regions.downToCounties();
        this.namesAbove = above.stream().collect(Collectors.toMap(Named::code, Named::name));
        this.counties = counties(above);
        this.countyIndex = new PlaceIndex(List.of(UnaryOperator.identity(), PlaceName::county), counties);
    }

    /** What a row says of its place; each part may be empty. */
    record Place(String prefecture, String county, String township, String village, String code) {}

    Location locate(Place place) {
        return known.computeIfAbsent(place, this::find);
    }

    private Location find(Place place) {
        if (place.code().isEmpty()) {
            return findByNames(place);
        }
        if (!CODE.matcher(place.code()).matches()) {
            return unknown(RosterColumn.REGION_CODE, COUNTRY);
        }
        RegionCode code = new RegionCode(place.code());
        if (code.level() == RegionLevel.VILLAGE) {
            return findByCode(place);
        }
        Location named = findByNames(place);
        return named instanceof Location.Village village && !village.code().startsWith(code.prefix())
                ? contradictory(nameOf(code.prefix()))
                : named;
    }

    private Location findByCode(Place place) {
        Named village = visit(countyPrefix(place.code())).village(place.code());
        if (village == null) {
            return unknown(RosterColumn.REGION_CODE, COUNTRY);
        }
        if (!scope.coversCode(place.code())) {
            return outOfScope(RosterColumn.REGION_CODE);
        }
        boolean contradicted = !place.village().isEmpty()
                && !PlaceName.village(place.village()).equals(PlaceName.village(village.name()));
        return contradicted ? contradictory(village.name()) : new Location.Village(place.code());
    }

    private Location findByNames(Place place) {
        List<Named> candidates = place.county().isEmpty() ? counties : findCounties(place);
        List<Named> covered = candidates.stream()
                .filter(county -> overlapsScope(prefixOf(county)))
                .toList();
        if (candidates.isEmpty()) {
            return unknown(RosterColumn.COUNTY, place.prefecture().isEmpty() ? COUNTRY : place.prefecture());
        }
        if (covered.isEmpty()) {
            return outOfScope(RosterColumn.COUNTY);
        }
        if (covered.size() > 1) {
            return ambiguous(RosterColumn.COUNTY, covered);
        }
        return findInCounty(visit(prefixOf(covered.getFirst())), place);
    }

    private List<Named> findCounties(Place place) {
        List<Named> found = countyIndex.find(place.county());
        if (found.isEmpty()) {
            String stem = PlaceName.county(place.county());
            // 积石山县 for 积石山保安族东乡族撒拉族自治县
            found = counties.stream()
                    .filter(county -> stem.length() > 1 && county.name().startsWith(stem))
                    .toList();
        }
        String prefecture = PlaceName.county(place.prefecture());
        return found.stream()
                .filter(county -> prefectureOf(county).startsWith(prefecture))
                .toList();
    }

    private Location findInCounty(CountyVillages county, Place place) {
        List<Named> townships =
                place.township().isEmpty() ? county.townshipsIn(scope) : county.townshipsNamed(place.township());
        if (townships.isEmpty()) {
            return unknown(RosterColumn.TOWNSHIP, county.name());
        }
        if (!place.township().isEmpty() && townships.size() > 1) {
            return ambiguous(RosterColumn.TOWNSHIP, townships);
        }
        List<Named> villages = townships.stream()
                .flatMap(township -> county.villagesNamed(place.village(), township).stream())
                .toList();
        if (villages.isEmpty()) {
            return unknown(
                    RosterColumn.VILLAGE,
                    townships.size() == 1 ? townships.getFirst().name() : county.name());
        }
        if (villages.size() > 1) {
            return ambiguous(RosterColumn.VILLAGE, villages);
        }
        String code = villages.getFirst().code();
        return scope.coversCode(code) ? new Location.Village(code) : outOfScope(RosterColumn.VILLAGE);
    }

    private CountyVillages visit(String prefix) {
        return visited.computeIfAbsent(prefix, digits -> new CountyVillages(nameOf(digits), regions.below(digits)));
    }

    private String nameOf(String prefix) {
        return Objects.toString(namesAbove.get(padded(prefix)), "");
    }

    private boolean overlapsScope(String prefix) {
        return scope.coversCode(prefix) || scope.prefixes().stream().anyMatch(covered -> covered.startsWith(prefix));
    }

    private String prefectureOf(Named county) {
        return Objects.toString(namesAbove.get(padded(county.code().substring(0, 4))), "");
    }

    private Location outOfScope(RosterColumn column) {
        return new Location.Unclear(
                FindingCode.REGION_OUT_OF_SCOPE,
                column,
                List.of(scope.prefixes().toString()));
    }

    private static Location contradictory(String nameOfCode) {
        return new Location.Unclear(FindingCode.REGION_CONTRADICTORY, RosterColumn.REGION_CODE, List.of(nameOfCode));
    }

    private static Location unknown(RosterColumn column, String within) {
        return new Location.Unclear(FindingCode.REGION_UNKNOWN, column, List.of(column.title(), within));
    }

    private static Location ambiguous(RosterColumn column, List<Named> candidates) {
        String names = candidates.stream()
                .limit(5)
                .map(candidate -> candidate.name() + " " + candidate.code())
                .collect(Collectors.joining(", "));
        return new Location.Unclear(FindingCode.REGION_AMBIGUOUS, column, List.of(names));
    }

    /** With the cities that have townships directly below, which stand for counties. */
    private static List<Named> counties(List<Named> above) {
        var withCounties = above.stream()
                .filter(region -> region.level() == COUNTY_LEVEL)
                .map(region -> region.code().substring(0, 4))
                .collect(Collectors.toSet());
        return above.stream()
                .filter(region -> region.level() == COUNTY_LEVEL
                        || (region.level() == COUNTY_LEVEL - 1
                                && !withCounties.contains(region.code().substring(0, 4))))
                .toList();
    }

    private static String prefixOf(Named region) {
        return new RegionCode(region.code()).prefix();
    }

    /** Cities without counties have six digits that end in 00. */
    private static String countyPrefix(String code) {
        return code.startsWith("00", 4) ? code.substring(0, 4) : code.substring(0, 6);
    }

    private static String padded(String prefix) {
        return prefix + "0".repeat(12 - prefix.length());
    }
}
