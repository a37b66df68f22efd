package org.anju.verification.record;

import java.util.UUID;

/** Which special situations are nobody's business below the county. */
public interface SituationSecrecy {

    /** @param situation a code of the campaign's rule set, or null */
    boolean isConfidential(UUID campaign, String situation);
}
