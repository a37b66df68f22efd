package org.anju.household.roster;

import java.util.EnumSet;
import java.util.Set;

/** How far an import has come. */
public enum ImportState {
    /** Stored, not begun. */
    RECEIVED,
    READING,
    /** Read in a dry run; nothing of it is stored until it is confirmed. */
    CHECKED,
    /** To be read once more and stored. */
    CONFIRMED,
    /** Read; households and events are being written. */
    STORING,
    IMPORTED,
    /** Something in the file is wrong; nothing was stored. */
    REFUSED,
    /** Could not be worked through for reasons that are not the file's; nothing was stored. */
    FAILED,
    /** What it had changed is being taken back. */
    UNDOING,
    UNDONE;

    private static final Set<ImportState> UNDER_WAY = EnumSet.of(RECEIVED, READING, CONFIRMED, STORING, UNDOING);

    /** Whether the worker has it in hand or will have. */
    boolean isUnderWay() {
        return UNDER_WAY.contains(this);
    }
}
