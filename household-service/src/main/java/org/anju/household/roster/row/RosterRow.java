package org.anju.household.roster.row;

import java.util.List;
import java.util.stream.Collectors;
import org.anju.household.registry.AssuranceMode;
import org.anju.household.registry.HouseholdContent;
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

    /** What the registry would hold of it, its members aside. */
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
