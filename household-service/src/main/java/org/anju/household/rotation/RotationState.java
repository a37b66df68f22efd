package org.anju.household.rotation;

enum RotationState {
    RUNNING,
    /** No row of an older key is left. */
    DONE,
    /** Some rows could not be opened, and keep their older key, which must stay. */
    FAILED
}
