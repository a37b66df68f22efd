package org.anju.verification.rectification;

/** Who found it. */
public enum ProblemOrigin {
    /** A rule, in a record. */
    RULE,
    VERIFIER,
    REVIEWER
}
