package org.anju.verification.taskpack;

import java.util.UUID;

/** Whose pack it is: each village has one in each campaign. */
record PackKey(UUID campaignId, String villageCode) {

    /** Tells packs apart in cursors. */
    long fingerprint() {
        return 31 * campaignId.getMostSignificantBits()
                + campaignId.getLeastSignificantBits()
                + Long.parseLong(villageCode) * 0x9E3779B97F4A7C15L;
    }
}
