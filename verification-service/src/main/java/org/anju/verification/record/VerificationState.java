package org.anju.verification.record;

import java.util.EnumSet;
import java.util.Set;

/** How far a record has come. The paths between the states are proposals; the levels are those of the 2020 procedure. */
public enum VerificationState {
    /** Stored; evidence may still be on its way. */
    SUBMITTED,
    /** Its rules are met and each photo that it names is stored. */
    COMPLETED,
    TOWNSHIP_APPROVED,
    COUNTY_CONFIRMED,
    /** Its village is closed. */
    LOCKED,
    /** A reviewer wants it corrected: a new revision takes its place. */
    RETURNED;

    /** Whether the verifier may still correct the record without asking anybody. */
    public boolean correctable() {
        return this == SUBMITTED || this == COMPLETED || this == RETURNED;
    }

    public Set<VerificationState> next() {
        return switch (this) {
            case SUBMITTED -> EnumSet.of(COMPLETED, RETURNED);
            case COMPLETED -> EnumSet.of(TOWNSHIP_APPROVED, RETURNED);
            case TOWNSHIP_APPROVED -> EnumSet.of(COUNTY_CONFIRMED, RETURNED);
            case COUNTY_CONFIRMED -> EnumSet.of(LOCKED, RETURNED);
            // Only by an approved change request.
            case LOCKED -> EnumSet.of(RETURNED);
            case RETURNED -> EnumSet.noneOf(VerificationState.class);
        };
    }
}
