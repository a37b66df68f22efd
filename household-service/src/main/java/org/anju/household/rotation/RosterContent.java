package org.anju.household.rotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.registry.AssuranceMode;
import org.anju.household.registry.HouseholdContent;
import org.anju.household.registry.PovertyAttribute;
import org.anju.household.registry.PovertyStatus;

/** Makes the digest of what a roster told anew, as an import makes it. */
final class RosterContent {

    private RosterContent() {}

    /** A digest of something else than the row now holds stays: it cannot be made anew, and equals none that an import makes. */
    static byte[] digest(ResultSet row, String idNumber, String phone, String address, FieldSealer sealer)
            throws SQLException {
        byte[] digest = row.getBytes("roster_digest");
        String content = new HouseholdContent(
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
                        row.getInt("member_count"))
                .text();
        return sealer.isDigestOf(digest, content) ? sealer.digestOf(content) : digest;
    }

    private static <E extends Enum<E>> E valueOf(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
