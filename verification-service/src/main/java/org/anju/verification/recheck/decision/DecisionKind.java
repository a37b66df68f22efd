package org.anju.verification.recheck.decision;

import org.anju.verification.recheck.evaluation.Consequence;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "RecheckDecisionKind")
enum DecisionKind {
    ACCEPT(Consequence.ACCEPT),
    /** Draw more from the same frame. */
    EXTEND(Consequence.EXTEND),
    /** Return every record of a township. */
    REVERIFY_ALL(Consequence.REVERIFY_ALL);

    private final Consequence follows;

    DecisionKind(Consequence follows) {
        this.follows = follows;
    }

    /** Whether the figures suggest it. */
    boolean follows(Consequence suggested) {
        return suggested == follows;
    }
}
