package org.anju.household.rotation;

import java.util.List;

/**
 * What came of one batch.
 *
 * @param resealed rows sealed with the new key
 * @param unreadable rows left as they are, because a value in them could not be opened
 * @param last key of the last row, or null when there was none
 * @param end whether no more rows follow
 */
record ResealedBatch(int resealed, int unreadable, List<String> last, boolean end) {}
