package org.anju.household.roster.row;

import org.anju.household.registry.AssuranceMode;
import org.anju.household.registry.HouseholdContent;
import org.anju.household.registry.PovertyAttribute;
import org.anju.household.registry.PovertyStatus;

/**
 * A household as a roster tells of it, every value in its normal form; null where the roster says nothing.
 *
 * @param sheet where it stands
 * @param row as Excel numbers it
 */
public record RosterRow(
        String sheet,
        int row,
        String householdNo,
        String villageCode,
        String villagerGroup,
        String headName,
        IdentityNumber idNumber,
        String phone,
        String address,
        String ethnicGroup,
        PovertyAttribute povertyAttribute,
        PovertyStatus povertyStatus,
        AssuranceMode expectedMode,
        int memberCount) {

    /** What the registry would hold of it. */
    public HouseholdContent content() {
        return new HouseholdContent(
                householdNo,
                villageCode,
                villagerGroup,
                headName,
                idNumber.value(),
                phone,
                address,
                ethnicGroup,
                povertyAttribute,
                povertyStatus,
                expectedMode,
                memberCount);
    }
}
