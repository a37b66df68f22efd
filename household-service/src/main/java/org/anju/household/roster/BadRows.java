package org.anju.household.roster;

/** What becomes of a roster in which some rows have errors. */
public enum BadRows {
    /** All rows are stored or none. */
    REFUSE_ALL,
    /** The good rows are stored, the others stay out. */
    LEAVE_OUT
}
