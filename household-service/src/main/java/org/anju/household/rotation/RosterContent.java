package org.anju.household.rotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.registry.HouseholdContent;

/** Makes the digest of what a roster told anew, as an import makes it. */
final class RosterContent {

    private RosterContent() {}

    /** A digest of something else than the row now holds stays: it cannot be made anew, and equals none that an import makes. */
    static byte[] digest(ResultSet row, String idNumber, String phone, String address, FieldSealer sealer)
            throws SQLException {
        byte[] digest = row.getBytes("roster_digest");
        String content = HouseholdContent.of(row, idNumber, phone, address).text();
        return sealer.isDigestOf(digest, content) ? sealer.digestOf(content) : digest;
    }
}
