package org.anju.verification.record;

import java.util.Set;
import org.anju.common.fact.VerificationFacts;

/** What moves a stored record from state to state, and the event that tells of it. */
public enum RecordStep {
    APPROVE(Set.of(VerificationState.COMPLETED), VerificationState.TOWNSHIP_APPROVED, VerificationFacts.APPROVED),
    CONFIRM(
            Set.of(VerificationState.TOWNSHIP_APPROVED),
            VerificationState.COUNTY_CONFIRMED,
            VerificationFacts.CONFIRMED),
    RETURN(
            Set.of(
                    VerificationState.SUBMITTED,
                    VerificationState.COMPLETED,
                    VerificationState.TOWNSHIP_APPROVED,
                    VerificationState.COUNTY_CONFIRMED),
            VerificationState.RETURNED,
            VerificationFacts.RETURNED),
    LOCK(Set.of(VerificationState.COUNTY_CONFIRMED), VerificationState.LOCKED, VerificationFacts.LOCKED),
    /** By an approved change request, after its village was closed. */
    REOPEN(Set.of(VerificationState.LOCKED), VerificationState.RETURNED, VerificationFacts.RETURNED);

    private final Set<VerificationState> from;
    private final VerificationState to;
    private final String eventType;

    RecordStep(Set<VerificationState> from, VerificationState to, String eventType) {
        this.from = from;
        this.to = to;
        this.eventType = eventType;
    }

    public Set<VerificationState> from() {
        return from;
    }

    public VerificationState to() {
        return to;
    }

    public String eventType() {
        return eventType;
    }
}
