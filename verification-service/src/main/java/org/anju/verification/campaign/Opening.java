package org.anju.verification.campaign;

/** How the villages of a campaign come to take records. */
public enum Opening {
    /** Every village from the beginning. */
    ALL_AT_ONCE,
    /** Each village when it, its township or its county is opened; pilot villages first. */
    BY_VILLAGE
}
