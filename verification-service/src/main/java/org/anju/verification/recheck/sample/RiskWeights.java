package org.anju.verification.recheck.sample;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.anju.verification.recheck.RecheckParameters;
import org.anju.verification.recheck.RecheckParameters.Risk;
import org.anju.verification.record.RecordDetails;

/** Judges how much likelier each record of a frame should be drawn: what its risks come to when multiplied. */
final class RiskWeights {

    private static final double HUNDREDTHS = 100;

    private final RecheckParameters parameters;
    private final Set<String> verifiersWithFindings;

    RiskWeights(RecheckParameters parameters, Collection<Candidate> frame) {
        this.parameters = parameters;
        this.verifiersWithFindings = verifiersWithFindings(parameters, frame);
    }

    /**
     * @param weight in hundredths
     * @param risks those that the record has, in their order
     */
    record Weighed(int weight, boolean mandatory, List<Risk> risks) {}

    Weighed weigh(Candidate candidate) {
        Map<Risk, Double> risks = new EnumMap<>(Risk.class);
        boolean mandatory = false;
        if (candidate.situation() != null) {
            mandatory = parameters.mandatorySituations().contains(candidate.situation());
            Double weight = parameters.situationWeights().get(candidate.situation());
            if (mandatory || weight != null) {
                risks.put(Risk.SITUATION, weight == null ? 1.0 : weight);
            }
        }
        addIf(candidate.unsettled(), Risk.UNSETTLED_FINDING, risks);
        addIf(verifiersWithFindings.contains(candidate.submittedBy()), Risk.VERIFIER_WITH_FINDINGS, risks);
        addIf(formerlyRenovated(candidate), Risk.FORMERLY_RENOVATED, risks);
        addIf("B".equals(candidate.safetyGrade()), Risk.GRADE_B, risks);
        addIf(notEntered(candidate), Risk.NOT_ENTERED, risks);
        double product = risks.values().stream().reduce(1.0, (one, other) -> one * other);
        return new Weighed((int) Math.max(1, Math.round(HUNDREDTHS * product)), mandatory, List.copyOf(risks.keySet()));
    }

    private void addIf(boolean present, Risk risk, Map<Risk, Double> risks) {
        if (present) {
            risks.put(risk, parameters.weights().getOrDefault(risk, 1.0));
        }
    }

    private boolean formerlyRenovated(Candidate candidate) {
        return candidate.renovated() || parameters.renovatedModes().contains(candidate.assuranceMode());
    }

    private static boolean notEntered(Candidate candidate) {
        return candidate.access() != null && !candidate.access().equals(RecordDetails.Access.FULL.name());
    }

    private static Set<String> verifiersWithFindings(RecheckParameters parameters, Collection<Candidate> frame) {
        Map<String, Long> all = countByVerifier(frame, candidate -> true);
        Map<String, Long> found = countByVerifier(frame, Candidate::found);
        return found.keySet().stream()
                .filter(verifier -> found.get(verifier) >= parameters.verifierFindingShare() * all.get(verifier))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Long> countByVerifier(Collection<Candidate> frame, Predicate<Candidate> which) {
        return frame.stream()
                .filter(which)
                .collect(Collectors.groupingBy(Candidate::submittedBy, Collectors.counting()));
    }
}
