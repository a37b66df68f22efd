package org.anju.verification.changerequest;

public enum ChangeRequestState {
    PENDING,
    /** The household's next record is let in, until its village is closed again. */
    APPROVED,
    REJECTED,
    /** The village was closed again with what it brought. */
    DONE
}
