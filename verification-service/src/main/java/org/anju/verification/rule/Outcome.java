package org.anju.verification.rule;

/** What a special situation says of the household's housing. */
public enum Outcome {
    SECURED,
    NOT_SECURED,
    /** Nothing can be said yet; the household stays in the denominator. */
    NO_VERDICT,
    /** The household is to leave the roster, which only a roster event does. */
    OUT_OF_SCOPE,
    /** As the house is found: both verdicts are possible. */
    AS_HOUSE;

    /** Whether it says nothing of the housing: such a record is sent as not secured, and found neither safe nor unsafe. */
    boolean leavesVerdictOpen() {
        return switch (this) {
            case NO_VERDICT, OUT_OF_SCOPE -> true;
            case SECURED, NOT_SECURED, AS_HOUSE -> false;
        };
    }
}
