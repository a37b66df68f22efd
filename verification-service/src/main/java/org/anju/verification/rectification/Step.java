package org.anju.verification.rectification;

import org.anju.common.fact.ProblemFacts;

/** What is done about a problem, and the event that tells of it. */
public enum Step {
    OPEN(ProblemFacts.OPENED),
    /** A further record shows it while it is not closed. */
    FIND_AGAIN(ProblemFacts.CHANGED),
    ASSIGN(ProblemFacts.CHANGED),
    PLAN(ProblemFacts.CHANGED),
    RECTIFY(ProblemFacts.CHANGED),
    /** The last photo of the rectification is stored. */
    COMPLETE_EVIDENCE(ProblemFacts.CHANGED),
    /** Found put right, by a reviewer or by a later record. */
    REVERIFY(ProblemFacts.CHANGED),
    /** What showed that it was put right counts no longer. */
    WITHDRAW_REVERIFICATION(ProblemFacts.CHANGED),
    REJECT(ProblemFacts.CHANGED),
    ESCALATE(ProblemFacts.CHANGED),
    CLOSE(ProblemFacts.RESOLVED),
    /** Nobody is left on the roster to whom it could be put right. */
    LEAVE_ROSTER(ProblemFacts.RESOLVED),
    REOPEN(ProblemFacts.CHANGED);

    private final String eventType;

    Step(String eventType) {
        this.eventType = eventType;
    }

    String eventType() {
        return eventType;
    }
}
