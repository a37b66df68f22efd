package org.anju.verification.record;

import java.util.Set;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.problem.ProblemException;

/** Keeps records from those who are to look at their households with fresh eyes. */
public interface RecordVeil {

    /** The households of a campaign whose records the caller may not read now. Works in the current transaction. */
    Set<UUID> hiddenHouseholds(UUID campaign, Caller caller);

    /** How the reading of a record that is hidden is refused. */
    ProblemException refusal(UUID record);
}
