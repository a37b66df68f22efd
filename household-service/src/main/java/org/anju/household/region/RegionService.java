package org.anju.household.region;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.anju.common.caller.RegionScope;
import org.anju.common.region.RegionCode;
import org.anju.common.time.ChinaTime;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;

@ApplicationScoped
@Transactional
public class RegionService {

    private final RegionRepository regions;
    private final RegionResponses responses;
    private final OtherNames otherNames;
    private final Clock clock;

    RegionService(RegionRepository regions, RegionResponses responses, OtherNames otherNames, Clock clock) {
        this.regions = regions;
        this.responses = responses;
        this.otherNames = otherNames;
        this.clock = clock;
    }

    RegionResponse get(RegionCode code) {
        return responses.of(List.of(find(code))).getFirst();
    }

    List<RegionResponse> children(RegionCode code, Day asOf, boolean includeEnded) {
        find(code);
        return responses.of(regions.findChildren(code, validity(asOf, includeEnded)));
    }

    /** The provinces when nothing is asked for in particular. */
    Page<RegionResponse> search(RegionQuery query, RegionCode cursor, PageLimit limit) {
        Validity validity = validity(query.asOf(), query.includeEnded());
        if (query.name().isEmpty() && query.within() == null) {
            return new Page<>(responses.of(regions.findProvinces(validity)), null);
        }
        String prefix =
                query.within() == null ? "" : find(query.within()).code().prefix();
        String after = Objects.toString(cursor, "");
        return Page.of(
                regions.search(query.name(), prefix, after, validity, limit.value() + 1),
                limit,
                responses::of,
                last -> last.code().value());
    }

    /** Refuses a code that no region has. */
    public Region find(RegionCode code) {
        return regions.findByCode(code).orElseThrow(() -> new RegionNotFound(code));
    }

    /** The regions with those codes, in this order. */
    public List<RegionResponse> describe(List<String> codes) {
        return responses.of(codes.stream().map(regions::findById).toList());
    }

    public Optional<String> findByExternalCode(String system, String externalCode) {
        return otherNames.findByExternalCode(system, externalCode);
    }

    private Validity validity(Day asOf, boolean includeEnded) {
        LocalDate day = asOf == null ? ChinaTime.dayOf(clock.instant()) : asOf.value();
        return new Validity(day, includeEnded);
    }

    /**
     * Leading digits of the subtrees asked for; refuses a region that the scope does not cover or that does not exist.
     *
     * @param region or null for all of the scope
     */
    public Collection<String> prefixes(RegionScope scope, RegionCode region) {
        if (region == null) {
            return scope.prefixes();
        }
        scope.requireCovers(region);
        return List.of(find(region).code().prefix());
    }
}
