package org.anju.household.roster.work;

/** Rolls back what a roster has brought in so far; the findings tell why. */
class RosterRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
