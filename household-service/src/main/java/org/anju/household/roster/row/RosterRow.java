package org.anju.household.roster.row;

import java.util.List;
import java.util.stream.Collectors;
import org.anju.household.registry.AssuranceMode;
import org.anju.household.registry.PovertyAttribute;
import org.anju.household.registry.PovertyStatus;

/**
 * A household as a roster tells of it, every value in its normal form; null where the roster says nothing.
 *
 * @param sheet where it stands
 * @param row as Excel numbers it
 * @param householdNo null when only head and village can tell which household it is
 * @param members besides the head, or null when the roster tells of heads only
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
        int memberCount,
        List<RosterMember> members) {

    private static final char UNIT_SEPARATOR = '\u001f';

    RosterRow withMembers(int count, List<RosterMember> told) {
        return new RosterRow(
                sheet,
                row,
                householdNo,
                villageCode,
                villagerGroup,
                headName,
                idNumber,
                phone,
                address,
                ethnicGroup,
                povertyAttribute,
                povertyStatus,
                expectedMode,
                count,
                told);
    }

    /** All that makes two tellings of the members the same, in whatever order; null when the roster does not tell of them. */
    public String memberContent() {
        return members == null
                ? null
                : members.stream().map(RosterMember::content).sorted().collect(Collectors.joining("\u001e"));
    }

    /** All that makes two tellings of a household the same, its number and its members aside. */
    public String content() {
        return new StringBuilder(200)
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
