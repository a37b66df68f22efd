package org.anju.verification.village;

/** How a campaign stands in a village. */
public enum VillagePhase {
    /** Not opened yet: no record is taken. */
    PREPARED,
    /** Open before others, to try out how the work goes. */
    PILOT,
    OPEN,
    /** Its records are locked and change by approved requests only. */
    CLOSED
}
