package org.anju.household.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.anju.household.duplicate.DuplicateRepository.Counted;
import org.anju.household.duplicate.DuplicateRepository.Found;
import org.anju.household.duplicate.DuplicateRepository.FoundSide;
import org.anju.household.duplicate.HouseholdDuplicateResponse.Decided;
import org.anju.household.duplicate.HouseholdDuplicateResponse.Side;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.privacy.Masked;
import org.anju.household.privacy.Secret;
import org.anju.household.region.RecentRegions;
import org.anju.household.region.Region;

/** Makes answers of cases: names villages and counties, opens and masks what is sealed. */
@ApplicationScoped
class DuplicateResponses {

    private final DuplicateRepository duplicates;
    private final RecentRegions regions;
    private final FieldCipher cipher;

    DuplicateResponses(DuplicateRepository duplicates, RecentRegions regions, FieldCipher cipher) {
        this.duplicates = duplicates;
        this.regions = regions;
        this.cipher = cipher;
    }

    List<HouseholdDuplicateResponse> of(List<Found> found) {
        List<UUID> ids = found.stream().map(Found::id).toList();
        Map<UUID, List<FoundSide>> sides = duplicates.sidesOf(ids);
        Map<UUID, List<Decided>> decisions = duplicates.decisionsOf(ids);
        Map<String, Region> known = regions.withAncestors(sides.values().stream()
                .flatMap(Collection::stream)
                .map(side -> new RegionCode(side.villageCode()))
                .distinct()
                .toList());
        FieldSealer sealer = cipher.sealer();
        return found.stream()
                .map(duplicate -> new HouseholdDuplicateResponse(
                        duplicate.id(),
                        duplicate.kind(),
                        duplicate.state(),
                        duplicate.foundAt(),
                        sides.get(duplicate.id()).stream()
                                .map(side -> toSide(side, known, sealer))
                                .toList(),
                        decisions.getOrDefault(duplicate.id(), List.of())))
                .toList();
    }

    private static Side toSide(FoundSide side, Map<String, Region> known, FieldSealer sealer) {
        RegionCode village = new RegionCode(side.villageCode());
        return new Side(
                side.id(),
                side.own(),
                side.current(),
                side.status(),
                side.householdNo(),
                village,
                nameOf(village, known),
                nameOf(village.ancestor(RegionLevel.COUNTY), known),
                side.name(),
                side.relation(),
                Masked.idNumber(sealer.open(Secret.ID_NUMBER, side.idNumberEncrypted())),
                side.rosterImportId(),
                side.sheet(),
                side.row());
    }

    List<DuplicateCountResponse> ofCounts(List<Counted> counted) {
        Map<String, Region> known = regions.withAncestors(counted.stream()
                .map(count -> new RegionCode(count.county()))
                .distinct()
                .toList());
        return counted.stream()
                .map(count -> new DuplicateCountResponse(
                        new RegionCode(count.county()),
                        nameOf(new RegionCode(count.county()), known),
                        count.kind(),
                        count.open(),
                        count.decided(),
                        count.gone()))
                .toList();
    }

    /** Null for a division that is no more. */
    private static String nameOf(RegionCode code, Map<String, Region> known) {
        Region region = known.get(code.value());
        return region == null ? null : region.name();
    }
}
