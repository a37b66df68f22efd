package org.anju.verification.review.queue;

import java.util.Locale;

/** In which order a queue is shown. */
public enum QueueOrder {
    /** Those that have waited longest first. */
    OLDEST,
    /** Those in which rules have found most first; among equals, those that have waited longest. */
    RISKIEST;

    /** Used by JAX-RS for query parameters. */
    public static QueueOrder fromString(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
