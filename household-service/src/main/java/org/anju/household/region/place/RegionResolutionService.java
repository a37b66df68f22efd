package org.anju.household.region.place;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.caller.RegionScope;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.household.region.RegionNames;
import org.anju.household.region.RegionNames.Named;
import org.anju.household.region.RegionResponse;
import org.anju.household.region.RegionService;
import org.anju.household.region.place.RegionResolution.Outcome;
import org.anju.household.region.place.RegionResolution.ResolvedFrom;

@ApplicationScoped
@Transactional
class RegionResolutionService {

    private static final int MOST_CANDIDATES = 50;

    private final CurrentCaller caller;
    private final RegionNames names;
    private final RegionService regions;

    RegionResolutionService(CurrentCaller caller, RegionNames names, RegionService regions) {
        this.caller = caller;
        this.names = names;
        this.regions = regions;
    }

    RegionResolution resolve(Place place) {
        if (place.mostExact() == null && place.code().isEmpty()) {
            throw nothingAsked();
        }
        return toResolution(new PlaceDirectory(names, scopeOf(place)).find(place));
    }

    RegionResolution resolve(String system, String externalCode) {
        return regions.findByExternalCode(system, externalCode)
                .map(code -> resolve(new Place("", "", "", "", code)))
                .orElseGet(() -> toResolution(new Found.None(Part.CODE, "", List.of())));
    }

    /** All regions are public; a name without its county is looked for among the caller's own. */
    private RegionScope scopeOf(Place place) {
        boolean ownOnly = place.county().isEmpty()
                && place.code().isEmpty()
                && !caller.scope().prefixes().isEmpty();
        return ownOnly ? caller.scope() : RegionScope.everything();
    }

    private RegionResolution toResolution(Found found) {
        return switch (found) {
            case Found.One one ->
                new RegionResolution(
                        Outcome.RESOLVED,
                        describe(List.of(one.region())).getFirst(),
                        ResolvedFrom.of(one.origin()),
                        List.of(),
                        List.of());
            case Found.Several several ->
                new RegionResolution(
                        Outcome.AMBIGUOUS,
                        null,
                        null,
                        describe(several.candidates().stream()
                                .limit(MOST_CANDIDATES)
                                .toList()),
                        List.of());
            case Found.None none -> without(Outcome.UNKNOWN, none.near());
            case Found.OutOfScope outside -> without(Outcome.UNKNOWN, List.of());
            case Found.Contradictory contradictory ->
                new RegionResolution(
                        Outcome.CONTRADICTORY, null, null, describe(List.of(contradictory.ofCode())), List.of());
            case Found.Ended ended ->
                new RegionResolution(
                        Outcome.ENDED,
                        null,
                        ResolvedFrom.of(
                                new Found.Origin(ended.region(), ended.region().name(), Found.Because.ENDED)),
                        List.of(),
                        List.of());
        };
    }

    private RegionResolution without(Outcome outcome, List<Named> near) {
        return new RegionResolution(outcome, null, null, List.of(), describe(near));
    }

    private List<RegionResponse> describe(List<Named> found) {
        return regions.describe(found.stream().map(Named::code).toList());
    }

    private static ProblemException nothingAsked() {
        return ProblemException.badRequest(
                        "place-missing",
                        Text.of("No place is given", "未填写地名"),
                        Text.of(
                                "Give county, township and village as far as you know them, or code, or system with externalCode.",
                                "请填写已知的county、township、village,或code,或system与externalCode。"))
                .violation("village", "county, township, village, code, or system with externalCode", null);
    }
}
