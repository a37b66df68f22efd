package org.anju.household.history;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A household's columns at some version. */
record HouseholdState(
        String householdNo,
        String villageCode,
        String villagerGroup,
        String headName,
        byte[] idNumberEncrypted,
        byte[] phoneEncrypted,
        byte[] addressEncrypted,
        String ethnicGroup,
        String povertyAttribute,
        String povertyStatus,
        String expectedMode,
        Integer memberCount,
        String status) {

    /** In the order of the components. */
    static final String[] COLUMNS = {
        "household_no",
        "village_code",
        "villager_group",
        "head_name",
        "id_number_encrypted",
        "phone_encrypted",
        "address_encrypted",
        "ethnic_group",
        "poverty_attribute",
        "poverty_status",
        "expected_mode",
        "member_count",
        "status"
    };

    /** Null when the columns tell of none: before the registration. */
    static HouseholdState read(ResultSet row, int first) throws SQLException {
        if (row.getString(first) == null) {
            return null;
        }
        return new HouseholdState(
                row.getString(first),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getBytes(first + 4),
                row.getBytes(first + 5),
                row.getBytes(first + 6),
                row.getString(first + 7),
                row.getString(first + 8),
                row.getString(first + 9),
                row.getString(first + 10),
                row.getObject(first + 11, Integer.class),
                row.getString(first + 12));
    }
}
