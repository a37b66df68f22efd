package org.anju.household.roster.row;

import org.anju.household.registry.AssuranceMode;
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

    private static final char UNIT_SEPARATOR = '\u001f';

    /** All that makes two tellings of a household the same. */
    public String content() {
        return new StringBuilder(200)
                .append(householdNo)
                .append(UNIT_SEPARATOR)
                .append(villageCode)
                .append(UNIT_SEPARATOR)
                .append(villagerGroup)
                .append(UNIT_SEPARATOR)
                .append(headName)
                .append(UNIT_SEPARATOR)
                .append(idNumber.value())
                .append(UNIT_SEPARATOR)
                .append(phone)
                .append(UNIT_SEPARATOR)
                .append(address)
                .append(UNIT_SEPARATOR)
                .append(ethnicGroup)
                .append(UNIT_SEPARATOR)
                .append(povertyAttribute)
                .append(UNIT_SEPARATOR)
                .append(povertyStatus)
                .append(UNIT_SEPARATOR)
                .append(expectedMode)
                .append(UNIT_SEPARATOR)
                .append(memberCount)
                .toString();
    }
}
