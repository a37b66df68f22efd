package org.anju.verification.recheck.visit;

import java.util.UUID;
import org.anju.common.caller.Caller;

/** Opens the problems that rechecks come to; provided by whoever keeps problems. */
public interface RecheckProblems {

    /**
     * Opens a problem of a household in the current transaction, whose scope covers the village.
     *
     * @param verificationId the record that was found wrong
     * @param note what is to be put right
     * @return the problem's id
     */
    UUID open(UUID campaignId, UUID householdId, UUID verificationId, String note, Caller by);
}
