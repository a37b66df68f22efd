package org.anju.verification.record;

/** What a record is among its household's records in a campaign. */
public enum Standing {
    /** It counts. */
    STANDING,
    /** Another device's record stands; a reviewer compares the two. */
    COMPETING,
    /** A later revision took its place. */
    SUPERSEDED,
    /** A reviewer decided for another record. */
    DISMISSED
}
