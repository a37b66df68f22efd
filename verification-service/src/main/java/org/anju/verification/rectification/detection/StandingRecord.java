package org.anju.verification.rectification.detection;

import java.util.UUID;
import org.anju.common.fact.VerificationFacts;
import org.anju.verification.record.VerificationState;
import org.anju.verification.rectification.Problem;

/** The record that stands for a household in a campaign, and who sent it. */
record StandingRecord(VerificationFacts facts, String sentBy, String sentByName) {

    UUID id() {
        return facts.verificationId();
    }

    /** Whether it can tell that the problem was put right: later, with its evidence, and by somebody else. */
    boolean mayJudge(Problem problem) {
        return isProven() && !facts.receivedAt().isBefore(problem.shownAt()) && !problem.wasRectifiedBy(sentBy);
    }

    /** With each photo stored, and no reviewer against it. */
    private boolean isProven() {
        return switch (VerificationState.valueOf(facts.state())) {
            case SUBMITTED, RETURNED -> false;
            case COMPLETED, TOWNSHIP_APPROVED, COUNTY_CONFIRMED, LOCKED -> true;
        };
    }
}
