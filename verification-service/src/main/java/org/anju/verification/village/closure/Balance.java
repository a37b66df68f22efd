package org.anju.verification.village.closure;

import java.util.List;

/** @param numbers what other conditions count */
record Balance(Roster roster, List<ClosingNumber> numbers, List<OpenPoint> openPoints) {

    boolean right() {
        return openPoints.isEmpty();
    }
}
