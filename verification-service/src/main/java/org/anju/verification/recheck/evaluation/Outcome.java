package org.anju.verification.recheck.evaluation;

/** What became of a record of the frame. */
enum Outcome {
    NOT_DRAWN,
    /** Drawn, and still to be visited. */
    OPEN,
    NOT_REACHED,
    WITHDRAWN,
    AGREES,
    REMARK,
    ERROR,
    /** It differed, and the first record was found right after all. */
    OVERRULED;

    boolean drawn() {
        return this != NOT_DRAWN;
    }

    boolean rechecked() {
        return this == AGREES || this == REMARK || this == ERROR || this == OVERRULED;
    }
}
