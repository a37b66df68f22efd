package org.anju.verification.watch;

/** What may change in a way that records have to be compared anew. */
public enum Subject {
    RECORD,
    HOUSEHOLD,
    PHOTO,
    SITE
}
