package org.anju.household.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.anju.household.privacy.FieldCipher;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.privacy.Masked;
import org.anju.household.privacy.Secret;
import org.anju.household.region.RecentRegions;
import org.anju.household.region.Region;
import org.anju.household.region.RegionPath;

/** Makes answers of households: names their villages, opens and masks what is sealed. */
@ApplicationScoped
public class HouseholdResponses {

    private final RecentRegions regions;
    private final FieldCipher cipher;
    private final HouseholdMemberRepository members;

    HouseholdResponses(RecentRegions regions, FieldCipher cipher, HouseholdMemberRepository members) {
        this.regions = regions;
        this.cipher = cipher;
        this.members = members;
    }

    HouseholdDetailResponse withMembers(Household household) {
        HouseholdResponse response = of(List.of(household)).getFirst();
        FieldSealer sealer = cipher.sealer();
        Stream<MemberResponse> others =
                members.findCurrent(household.id()).stream().map(member -> MemberResponse.from(member, sealer));
        return new HouseholdDetailResponse(
                response,
                Stream.concat(Stream.of(MemberResponse.head(response)), others).toList());
    }

    public List<HouseholdResponse> of(List<Household> households) {
        Map<String, Region> known = regions.withAncestors(
                households.stream().map(Household::village).distinct().toList());
        FieldSealer sealer = cipher.sealer();
        return households.stream()
                .map(household -> toResponse(household, known, sealer))
                .toList();
    }

    private static HouseholdResponse toResponse(Household household, Map<String, Region> known, FieldSealer sealer) {
        List<String> names = RegionPath.to(household.village(), known).stream()
                .map(Region::name)
                .toList();
        return new HouseholdResponse(
                household.id(),
                household.householdNo(),
                household.headName(),
                Masked.idNumber(sealer.open(Secret.ID_NUMBER, household.idNumberEncrypted())),
                Masked.phone(sealer.open(Secret.PHONE, household.phoneEncrypted())),
                household.village(),
                names.getLast(),
                names,
                household.villagerGroup(),
                household.ethnicGroup(),
                household.povertyAttribute(),
                household.povertyStatus(),
                household.expectedMode(),
                household.memberCount(),
                household.status(),
                household.version(),
                household.changedAt());
    }
}
