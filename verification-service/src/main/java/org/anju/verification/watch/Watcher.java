package org.anju.verification.watch;

/**
 * Compares records that have come or changed with others. What it finds must follow from what is stored now alone, so that
 * it is the same whatever came first; of the watchers of all instances one works at a time.
 */
public interface Watcher {

    /** Works in a transaction that may see every region, together with the other watchers; called again when that fails. */
    void look(Change change, Observations observations);
}
