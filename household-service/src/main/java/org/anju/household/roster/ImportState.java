package org.anju.household.roster;

/** How far an import has come. */
public enum ImportState {
    /** Stored, not begun. */
    RECEIVED,
    READING,
    /** Read without errors; households and events are being written. */
    STORING,
    IMPORTED,
    /** Something in the file is wrong; nothing was stored. */
    REFUSED,
    /** Could not be worked through for reasons that are not the file's; nothing was stored. */
    FAILED
}
