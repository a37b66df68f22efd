package org.anju.verification.review.queue;

/** Whose queue: by the names that the column {@code turn} holds. */
public enum ReviewLevel {
    /** Completed records, and competing ones that nobody has decided about. */
    TOWNSHIP,
    /** Records that a township has approved. */
    COUNTY
}
