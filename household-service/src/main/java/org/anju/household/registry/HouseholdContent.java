package org.anju.household.registry;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * All that the registry holds of a household besides its members, in clear and every value in its normal form; null where
 * nothing is known. Personal data: lives in memory only.
 */
public record HouseholdContent(
        String householdNo,
        String villageCode,
        String villagerGroup,
        String headName,
        String idNumber,
        String phone,
        String address,
        String ethnicGroup,
        PovertyAttribute povertyAttribute,
        PovertyStatus povertyStatus,
        AssuranceMode expectedMode,
        int memberCount) {

    private static final char UNIT_SEPARATOR = '\u001f';

    /**
     * As a row of the table holds it.
     *
     * @param idNumber opened, as phone and address are
     */
    public static HouseholdContent of(ResultSet row, String idNumber, String phone, String address)
            throws SQLException {
        return new HouseholdContent(
                row.getString("household_no"),
                row.getString("village_code"),
                row.getString("villager_group"),
                row.getString("head_name"),
                idNumber,
                phone,
                address,
                row.getString("ethnic_group"),
                valueOf(PovertyAttribute.class, row.getString("poverty_attribute")),
                valueOf(PovertyStatus.class, row.getString("poverty_status")),
                valueOf(AssuranceMode.class, row.getString("expected_mode")),
                row.getInt("member_count"));
    }

    /**
     * All that makes two tellings of a household the same: what the roster digest is made of. Without the household number,
     * which a roster need not tell.
     */
    public String text() {
        return new StringBuilder(200)
                .append(villageCode)
                .append(UNIT_SEPARATOR)
                .append(villagerGroup)
                .append(UNIT_SEPARATOR)
                .append(headName)
                .append(UNIT_SEPARATOR)
                .append(idNumber)
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

    public HouseholdContent numbered(String number) {
        return new HouseholdContent(
                number,
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
                memberCount);
    }

    public HouseholdContent at(String village, String group) {
        return new HouseholdContent(
                householdNo,
                village,
                group,
                headName,
                idNumber,
                phone,
                address,
                ethnicGroup,
                povertyAttribute,
                povertyStatus,
                expectedMode,
                memberCount);
    }

    public HouseholdContent headedBy(String name, String number) {
        return new HouseholdContent(
                householdNo,
                villageCode,
                villagerGroup,
                name,
                number,
                phone,
                address,
                ethnicGroup,
                povertyAttribute,
                povertyStatus,
                expectedMode,
                memberCount);
    }

    public HouseholdContent ofPersons(int count) {
        return new HouseholdContent(
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
                count);
    }

    private static <E extends Enum<E>> E valueOf(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    @Override
    public String toString() {
        return "HouseholdContent[personal]";
    }
}
