package org.anju.report.counting;

import java.util.List;

/**
 * A household's latest facts, counted in certain cells.
 *
 * @param <K> what identifies the facts
 * @param <F> the facts' own type
 * @param <C> the cells' type; its order is the order of locking
 */
public interface Counted<K, F, C extends Comparable<C>> {

    K key();

    /** Whether these facts are newer than others of the same key. */
    boolean supersedes(F other);

    /** The cells that these facts add one to. */
    List<C> cells();
}
