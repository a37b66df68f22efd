package org.anju.verification.host.lodging;

import java.util.UUID;
import org.anju.verification.record.VerificationState;

/**
 * What is known of a household that others may lodge with.
 *
 * @param villageCode null when it is not on the roster
 * @param record its standing record, or null
 * @param lodging what that record says of where it lodges, or null when it does not lodge
 */
record House(HouseholdInCampaign household, String villageCode, boolean active, StandingRecord record, Claim lodging) {

    record StandingRecord(
            UUID verificationId,
            String villageCode,
            VerificationState state,
            boolean secured,
            String category,
            String grade) {

        boolean isReturned() {
            return state == VerificationState.RETURNED;
        }
    }

    boolean isOnRoster() {
        return villageCode != null;
    }
}
