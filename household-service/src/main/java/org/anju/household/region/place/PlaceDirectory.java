package org.anju.household.region.place;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.common.caller.RegionScope;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.anju.household.region.RegionNames;
import org.anju.household.region.RegionNames.Named;
import org.anju.household.region.place.PlaceIndex.Match;

/**
 * Finds regions by the names that people write, within some scope: rosters and callers alike. It never guesses. What has
 * ended leads to what took over from it. Townships and villages are fetched county by county as they come up. Used by one
 * thread.
 */
public final class PlaceDirectory {

    private static final Pattern CODE = Pattern.compile("[1-9]\\d{11}");
    private static final int COUNTY_LEVEL = 3;
    /** A prefecture's; beyond that a name alone tells too little. */
    private static final int MOST_COUNTIES_WITHOUT_NAME = 20;

    private final RegionNames regions;
    private final RegionScope scope;
    private final List<Named> counties;
    private final PlaceIndex countyIndex;
    private final Map<String, String> namesAbove;
    private final Map<String, CountyPlaces> visited = new HashMap<>();

    public PlaceDirectory(RegionNames regions, RegionScope scope) {
        this.regions = regions;
        this.scope = scope;
        List<Named> above = regions.downToCounties();
        this.namesAbove = above.stream().collect(Collectors.toMap(Named::code, Named::name));
        this.counties = counties(above);
        this.countyIndex = new PlaceIndex(List.of(UnaryOperator.identity(), PlaceName::county), counties);
    }

    public Found find(Place place) {
        if (place.code().isEmpty()) {
            return findByNames(place);
        }
        if (!CODE.matcher(place.code()).matches()) {
            return new Found.None(Part.CODE, "", List.of());
        }
        Optional<Named> ofCode = regions.find(place.code());
        if (ofCode.isEmpty()) {
            return new Found.None(Part.CODE, "", List.of());
        }
        boolean toldByCode = place.mostExact() == null || new RegionCode(place.code()).level() == RegionLevel.VILLAGE;
        return toldByCode ? findByCode(ofCode.get(), place) : findBelow(ofCode.get(), place);
    }

    private Found findByCode(Named ofCode, Place place) {
        Found found = settle(Part.CODE, List.of(new Match(ofCode, ofCode.name())));
        if (!(found instanceof Found.One one)) {
            return found;
        }
        boolean contradicted = !place.village().isEmpty()
                && Stream.of(ofCode, one.region()).noneMatch(region -> isCalled(region, place.village()));
        return contradicted ? new Found.Contradictory(one.region()) : found;
    }

    private static boolean isCalled(Named region, String name) {
        String wanted = PlaceName.village(name);
        return Stream.concat(Stream.of(region.name()), region.aliases().stream())
                .anyMatch(known -> PlaceName.village(known).equals(wanted));
    }

    /** The names tell it, and the code of a region above must fit. */
    private Found findBelow(Named above, Place place) {
        Found found = findByNames(place);
        if (!(found instanceof Found.One one)) {
            return found;
        }
        Stream<Named> told = one.origin() == null
                ? Stream.of(one.region())
                : Stream.of(one.region(), one.origin().region());
        String prefix = prefixOf(above);
        String today =
                regions.current(above.code()).map(PlaceDirectory::prefixOf).orElse(prefix);
        boolean fits = told.map(Named::code).anyMatch(code -> code.startsWith(prefix) || code.startsWith(today));
        return fits ? found : new Found.Contradictory(above);
    }

    private Found findByNames(Place place) {
        List<Match> candidates = place.county().isEmpty() ? countiesOfToday() : findCounties(place);
        if (candidates.isEmpty()) {
            return new Found.None(Part.COUNTY, place.prefecture(), NearNames.of(place.county(), counties));
        }
        List<Match> covered = candidates.stream()
                .filter(county -> overlapsScope(prefixOf(county.place())))
                .toList();
        if (covered.isEmpty()) {
            return new Found.OutOfScope(Part.COUNTY);
        }
        if (place.mostExact() == Part.COUNTY) {
            return settle(Part.COUNTY, covered);
        }
        boolean manyOfOneName = !place.county().isEmpty() && covered.size() > 1;
        if (manyOfOneName || covered.size() > MOST_COUNTIES_WITHOUT_NAME) {
            return new Found.Several(Part.COUNTY, placesOf(covered));
        }
        return findInCounties(placesOf(covered), place);
    }

    private List<Match> findCounties(Place place) {
        List<Match> found = countyIndex.find(place.county());
        if (found.isEmpty()) {
            String stem = PlaceName.county(place.county());
            // 积石山县 for 积石山保安族东乡族撒拉族自治县
            found = countiesOfToday().stream()
                    .filter(county -> stem.length() > 1 && county.name().startsWith(stem))
                    .toList();
        }
        String prefecture = PlaceName.county(place.prefecture());
        return found.stream()
                .filter(county -> prefectureOf(county.place()).startsWith(prefecture))
                .toList();
    }

    private List<Match> countiesOfToday() {
        return counties.stream()
                .filter(county -> !county.ended())
                .map(county -> new Match(county, county.name()))
                .toList();
    }

    private Found findInCounties(List<Named> within, Place place) {
        List<CountyPlaces> places =
                within.stream().map(county -> visit(prefixOf(county))).toList();
        String names = within.size() == 1 ? places.getFirst().name() : "";
        if (place.township().isEmpty()) {
            return findVillage(townshipsIn(places), place.village(), names);
        }
        List<Match> townships = places.stream()
                .flatMap(county -> county.townshipsNamed(place.township()).stream())
                .toList();
        if (townships.isEmpty()) {
            return new Found.None(Part.TOWNSHIP, names, NearNames.of(place.township(), townshipsIn(places)));
        }
        Found township = settle(Part.TOWNSHIP, townships);
        if (place.village().isEmpty()) {
            return township;
        }
        return switch (township) {
            case Found.One one ->
                findVillage(withPast(one), place.village(), one.region().name());
            case Found.Several several
            when within.size() > 1 -> findVillage(several.candidates(), place.village(), names);
            default -> township;
        };
    }

    private List<Named> townshipsIn(List<CountyPlaces> places) {
        return places.stream()
                .flatMap(county -> county.townshipsIn(scope).stream())
                .toList();
    }

    /** Villages that have moved on are found where they were as well. */
    private static List<Named> withPast(Found.One township) {
        return township.origin() == null || township.origin().region().equals(township.region())
                ? List.of(township.region())
                : List.of(township.origin().region(), township.region());
    }

    private Found findVillage(List<Named> townships, String name, String within) {
        List<Match> villages = townships.stream()
                .flatMap(township -> placesAround(township).villagesNamed(name, township).stream())
                .toList();
        if (!villages.isEmpty()) {
            return settle(Part.VILLAGE, villages);
        }
        List<Named> all = townships.stream()
                .flatMap(township -> placesAround(township).villagesOf(township).stream())
                .toList();
        return new Found.None(
                Part.VILLAGE, townships.size() == 1 ? townships.getFirst().name() : within, NearNames.of(name, all));
    }

    /** What the matches are today: one region, or several. */
    private Found settle(Part part, List<Match> matches) {
        Map<String, Found.One> today = new LinkedHashMap<>();
        for (Match match : matches) {
            today(match.place())
                    .ifPresent(region -> today.merge(
                            region.code(),
                            one(region, match),
                            (first, second) -> first.origin() == null ? first : second));
        }
        if (today.isEmpty()) {
            return new Found.Ended(part, matches.getFirst().place());
        }
        if (today.size() > 1) {
            return new Found.Several(
                    part, today.values().stream().map(Found.One::region).toList());
        }
        Found.One one = today.values().iterator().next();
        boolean covered = scope.coversCode(prefixOf(one.region())) || part == Part.COUNTY || part == Part.TOWNSHIP;
        return covered ? one : new Found.OutOfScope(part);
    }

    private static Found.One one(Named region, Match match) {
        if (!region.code().equals(match.place().code())) {
            return new Found.One(region, new Found.Origin(match.place(), match.name(), Found.Because.ENDED));
        }
        return match.name().equals(region.name())
                ? new Found.One(region, null)
                : new Found.One(region, new Found.Origin(region, match.name(), Found.Because.ALIAS));
    }

    private Optional<Named> today(Named region) {
        return region.ended() ? regions.current(region.code()) : Optional.of(region);
    }

    private CountyPlaces placesAround(Named township) {
        return visit(countyPrefix(township.code()));
    }

    private CountyPlaces visit(String prefix) {
        return visited.computeIfAbsent(prefix, digits -> new CountyPlaces(nameOf(digits), regions.below(digits)));
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

    private static List<Named> placesOf(List<Match> matches) {
        return matches.stream().map(Match::place).toList();
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
