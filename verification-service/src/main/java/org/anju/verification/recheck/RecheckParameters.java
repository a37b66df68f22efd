package org.anju.verification.recheck;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.verification.rule.ParameterNames;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.Situation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The numbers of rule Q20. A sample keeps those that it was drawn by, and is evaluated by the same. All of them are proposals.
 *
 * @param countyShare the least share of the records that a county's sample takes
 * @param townshipShare the same for a township's
 * @param acceptedErrorRate up to which rate of errors the first visits are accepted
 * @param attempts on how many different days a household is looked for before it counts as not reached
 * @param weights how many times likelier each risk makes it that a record is drawn; several multiply
 * @param situationWeights the same for special situations
 * @param mandatorySituations special situations whose records are always drawn
 * @param renovatedModes modes of assurance by which a dangerous house was renovated
 * @param verifierFindingShare from which share of records with findings a verifier's records weigh more
 * @param positionRemarkMeters how far apart two visits may be, beyond both positions' accuracies, without a remark
 * @param positionErrorMeters the same for an error
 */
@Schema(name = "RecheckParameters")
public record RecheckParameters(
        BigDecimal countyShare,
        BigDecimal townshipShare,
        double acceptedErrorRate,
        int attempts,
        Map<Risk, Double> weights,
        Map<String, Double> situationWeights,
        Set<String> mandatorySituations,
        Set<String> renovatedModes,
        double verifierFindingShare,
        int positionRemarkMeters,
        int positionErrorMeters) {

    /** What makes a record worth another look. */
    @Schema(name = "RecheckRisk")
    public enum Risk {
        /** The special situation of the record. */
        SITUATION,
        /** A rule asked a reviewer to look at the record, and nobody has. */
        UNSETTLED_FINDING,
        /** Rules found something in many of the verifier's records. */
        VERIFIER_WITH_FINDINGS,
        /** 改造 of a formerly dangerous house. */
        FORMERLY_RENOVATED,
        GRADE_B,
        /** The house was not entered. */
        NOT_ENTERED
    }

    public static RecheckParameters defaults() {
        return new RecheckParameters(
                new BigDecimal("0.05"),
                new BigDecimal("0.10"),
                0.05,
                3,
                Map.of(
                        Risk.UNSETTLED_FINDING, 3.0,
                        Risk.VERIFIER_WITH_FINDINGS, 3.0,
                        Risk.FORMERLY_RENOVATED, 2.0,
                        Risk.GRADE_B, 1.5,
                        Risk.NOT_ENTERED, 2.0),
                Map.of(
                        "LOCKED_ABSENT", 3.0,
                        "UNREACHABLE", 3.0,
                        "RESIDENCE_MISMATCH", 2.0,
                        "RENTED_ELSEWHERE", 2.0,
                        "STAYING_WITH_KIN", 2.0,
                        "RELOCATION_PENDING", 3.0,
                        "RENOVATION_PENDING", 3.0,
                        "UNOCCUPIED_DANGEROUS_HOUSE", 3.0,
                        "ELDERLY_IN_OLD_HOUSE", 3.0,
                        "DISASTER_AFTERWARDS", 3.0),
                Set.of("LOOKS_UNSAFE_BUT_APPRAISED"),
                Set.of("DILAPIDATED_HOUSE_RENOVATION"),
                0.05,
                200,
                2_000);
    }

    /** With the shares and weights that the campaign's rule set gives. */
    public static RecheckParameters of(RuleSet rules) {
        RecheckParameters defaults = defaults();
        double flagged = rules.parameter(ParameterNames.FLAGGED_WEIGHT);
        Map<Risk, Double> weights = new EnumMap<>(defaults.weights);
        weights.put(Risk.UNSETTLED_FINDING, flagged);
        weights.put(Risk.VERIFIER_WITH_FINDINGS, flagged);
        return new RecheckParameters(
                BigDecimal.valueOf(rules.parameter(ParameterNames.COUNTY_SHARE)),
                BigDecimal.valueOf(rules.parameter(ParameterNames.TOWNSHIP_SHARE)),
                defaults.acceptedErrorRate,
                defaults.attempts,
                weights,
                rules.situations().stream()
                        .filter(situation -> situation.recheckWeight() != null)
                        .collect(Collectors.toMap(Situation::code, Situation::recheckWeight)),
                rules.situations().stream()
                        .filter(situation -> Boolean.TRUE.equals(situation.recheckAlways()))
                        .map(Situation::code)
                        .collect(Collectors.toUnmodifiableSet()),
                defaults.renovatedModes,
                defaults.verifierFindingShare,
                defaults.positionRemarkMeters,
                defaults.positionErrorMeters);
    }

    public BigDecimal leastShare(RecheckLevel level) {
        return switch (level) {
            case COUNTY -> countyShare;
            case TOWNSHIP -> townshipShare;
        };
    }
}
