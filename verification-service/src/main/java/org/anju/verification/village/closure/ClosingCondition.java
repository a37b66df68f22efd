package org.anju.verification.village.closure;

import java.util.List;
import java.util.UUID;

/**
 * What must be right before a village is closed; every bean of this type has its say. It only reads, in the current
 * transaction, whose snapshot all conditions share and whose scope is everything: it looks at the village's households alone.
 */
public interface ClosingCondition {

    /** Empty when nothing is in the way. */
    List<OpenPoint> openPoints(UUID campaign, String village);

    /** What else is worth telling of the village in its balance and its certificate. */
    default List<ClosingNumber> numbers(UUID campaign, String village) {
        return List.of();
    }
}
