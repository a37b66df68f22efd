package org.anju.local.demo;

import java.time.LocalDate;
import java.util.Optional;
import org.anju.local.region.Region;

/**
 * One invented household.
 *
 * @param group number of the villagers' group, counted from 1
 * @param identityNumber under an area that was never assigned (6299xx), so that it can be nobody's
 */
public record DemoHousehold(
        String householdNo,
        Region county,
        Region township,
        Region village,
        int group,
        String headName,
        String ethnicity,
        LocalDate birth,
        String identityNumber,
        Optional<String> phone,
        int members,
        PovertyAttribute attribute,
        String povertyState,
        Optional<ExpectedMode> expectedMode) {

    public String address() {
        String settlement = village.name().replaceFirst("(村民委员会|村委会|居民委员会|居委会)$", "");
        return county.name() + township.name() + settlement + (village.isVillageCommittee() ? "村" : "") + group + "社";
    }
}
