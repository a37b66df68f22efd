package org.anju.verification.rectification;

/** How far a problem has come. Whether it is planned or was found put right stands beside its state. */
public enum ProblemState {
    OPEN,
    /** Somebody is to put it right by a day. */
    ASSIGNED,
    /** It is said to be put right; photos of it may still be on their way. */
    RECTIFYING,
    /** Each photo of the rectification is stored; somebody else has to look at it. */
    RECTIFIED,
    /** Looked at and not found put right: back with whom it was assigned to. */
    REJECTED,
    CLOSED,
    /** Was closed, and has shown again. */
    REOPENED
}
