package org.anju.verification.recheck.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a sample comes to.
 *
 * @param whole of all townships but those that are verified again
 */
public record Evaluation(
        double acceptedErrorRate,
        Figures whole,
        Consequence suggested,
        Map<String, Figures> townships,
        Map<String, Consequence> suggestedByTownship,
        Set<String> reverified,
        Map<String, Figures> categories,
        Map<String, Figures> verifiers) {

    static Evaluation of(Collection<EvaluatedRecord> records, Set<String> reverified, double accepted) {
        List<EvaluatedRecord> counted = records.stream()
                .filter(record -> !reverified.contains(record.township()))
                .toList();
        Figures whole = Figures.of(counted);
        Map<String, Figures> townships = by(records, EvaluatedRecord::township);
        Map<String, Consequence> byTownship = new TreeMap<>();
        townships.forEach((township, figures) -> byTownship.put(township, figures.suggested(accepted)));
        return new Evaluation(
                accepted,
                whole,
                whole.suggested(accepted),
                townships,
                byTownship,
                reverified,
                by(counted, EvaluatedRecord::category),
                by(counted, EvaluatedRecord::verifier));
    }

    private static Map<String, Figures> by(
            Collection<EvaluatedRecord> records, Function<EvaluatedRecord, String> group) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        group, TreeMap::new, Collectors.collectingAndThen(Collectors.toList(), Figures::of)));
    }
}
