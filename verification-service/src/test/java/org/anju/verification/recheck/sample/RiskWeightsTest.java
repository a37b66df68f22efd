package org.anju.verification.recheck.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anju.verification.recheck.RecheckParameters;
import org.anju.verification.recheck.RecheckParameters.Risk;
import org.anju.verification.recheck.sample.RiskWeights.Weighed;
import org.junit.jupiter.api.Test;

class RiskWeightsTest {

    private static final Candidate PLAIN = candidate("wang", "A", null, null, false, false);

    @Test
    void weighsARecordWithoutRisksAsOne() {
        assertThat(weigh(PLAIN)).isEqualTo(new Weighed(100, false, List.of()));
    }

    @Test
    void multipliesWhatEachRiskWeighs() {
        Candidate risky = candidate("wang", "B", "LOCKED_ABSENT", "EXTERIOR_ONLY", false, false);

        assertThat(weigh(risky))
                .isEqualTo(new Weighed(900, false, List.of(Risk.SITUATION, Risk.GRADE_B, Risk.NOT_ENTERED)));
    }

    @Test
    void alwaysDrawsWhatLooksUnsafe() {
        assertThat(weigh(candidate("wang", "A", "LOOKS_UNSAFE_BUT_APPRAISED", "FULL", false, false)))
                .isEqualTo(new Weighed(100, true, List.of(Risk.SITUATION)));
    }

    @Test
    void weighsFindingsThatNobodyHasLookedAt() {
        assertThat(weigh(candidate("wang", "A", null, null, true, true)).risks())
                .containsExactly(Risk.UNSETTLED_FINDING, Risk.VERIFIER_WITH_FINDINGS);
        assertThat(weigh(candidate("wang", "A", null, null, true, false)).risks())
                .containsExactly(Risk.VERIFIER_WITH_FINDINGS);
    }

    @Test
    void weighsAllRecordsOfAVerifierOnceEnoughOfThemHaveFindings() {
        List<Candidate> frame = new ArrayList<>();
        frame.add(candidate("li", "A", null, null, true, false));
        for (int number = 0; number < 19; number++) {
            frame.add(candidate("li", "A", null, null, false, false));
        }
        Candidate clean = frame.getLast();
        assertThat(weigh(clean, frame).risks()).containsExactly(Risk.VERIFIER_WITH_FINDINGS);
        assertThat(weigh(PLAIN, frame).risks()).isEmpty();

        frame.add(candidate("li", "A", null, null, false, false));
        assertThat(weigh(clean, frame).risks()).isEmpty();
    }

    @Test
    void knowsRenovationsByTheirModeOrTheirDetails() {
        assertThat(weigh(renovated("DILAPIDATED_HOUSE_RENOVATION", false)).risks())
                .containsExactly(Risk.FORMERLY_RENOVATED);
        assertThat(weigh(renovated("ORIGINAL_HOUSE_A", true)).risks()).containsExactly(Risk.FORMERLY_RENOVATED);
    }

    private static Weighed weigh(Candidate candidate) {
        return weigh(candidate, List.of(candidate));
    }

    private static Weighed weigh(Candidate candidate, List<Candidate> frame) {
        return new RiskWeights(RecheckParameters.defaults(), frame).weigh(candidate);
    }

    private static Candidate renovated(String mode, boolean told) {
        return new Candidate(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "622927100200",
                "RENOVATED_SAFE",
                mode,
                null,
                null,
                null,
                told,
                false,
                false,
                "wang",
                "wang");
    }

    private static Candidate candidate(
            String verifier, String grade, String situation, String access, boolean found, boolean unsettled) {
        return new Candidate(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "622927100200",
                "APPRAISED_SAFE",
                "ORIGINAL_HOUSE_" + grade,
                grade,
                situation,
                access,
                false,
                found,
                unsettled,
                verifier,
                verifier);
    }
}
