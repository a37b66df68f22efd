package org.anju.household.region;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.anju.common.region.RegionCode;

/** Makes answers of regions: tells where each lies and what else it is called. */
@ApplicationScoped
class RegionResponses {

    private final RegionRepository regions;
    private final OtherNames otherNames;

    RegionResponses(RegionRepository regions, OtherNames otherNames) {
        this.regions = regions;
        this.otherNames = otherNames;
    }

    List<RegionResponse> of(List<Region> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<RegionCode> codes = found.stream().map(Region::code).toList();
        List<String> values = codes.stream().map(RegionCode::value).toList();
        Map<String, Region> known = regions.findWithAncestors(codes);
        Map<String, List<Alias>> aliases = otherNames.aliasesOf(values);
        Map<String, List<ExternalCode>> externalCodes = otherNames.externalCodesOf(values);
        return found.stream()
                .map(region -> RegionResponse.from(
                        region,
                        known,
                        aliases.getOrDefault(region.code().value(), List.of()),
                        externalCodes.getOrDefault(region.code().value(), List.of())))
                .toList();
    }
}
