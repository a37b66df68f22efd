package org.anju.verification.rectification.detection;

import java.util.Optional;
import org.anju.common.fact.VerificationFacts;
import org.anju.verification.rule.ProblemKind;

/** Which records show a problem by what they say. */
public interface ProblemRules {

    /**
     * @param rule that found it
     * @param dueDays days from the day on which the record came
     */
    record Opening(String rule, ProblemKind kind, int dueDays) {}

    /** Always the same for the same record: what it says never changes. */
    Optional<Opening> openingOf(VerificationFacts record);
}
