package org.anju.verification.recheck.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param version of the sample, to be named in a decision
 * @param acceptedErrorRate up to which rate of errors the records are accepted
 * @param whole of all townships but those that are verified again, as are categories and verifiers
 */
@Schema(name = "RecheckEvaluation")
record EvaluationResponse(
        UUID sampleId,
        long version,
        double acceptedErrorRate,
        Figures whole,
        Consequence suggested,
        List<Township> townships,
        List<Group> categories,
        List<Group> verifiers) {

    /** @param reverified whether all its records are verified again, by an earlier decision */
    @Schema(name = "RecheckTownshipFigures")
    record Township(String township, Figures figures, Consequence suggested, boolean reverified) {}

    /** @param name a category's code, or the account name of a verifier */
    @Schema(name = "RecheckGroupFigures")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Group(String name, Figures figures) {}

    static EvaluationResponse of(UUID sample, long version, Evaluation evaluation) {
        return new EvaluationResponse(
                sample,
                version,
                evaluation.acceptedErrorRate(),
                evaluation.whole(),
                evaluation.suggested(),
                evaluation.townships().entrySet().stream()
                        .map(entry -> new Township(
                                entry.getKey(),
                                entry.getValue(),
                                evaluation.suggestedByTownship().get(entry.getKey()),
                                evaluation.reverified().contains(entry.getKey())))
                        .toList(),
                groups(evaluation.categories()),
                groups(evaluation.verifiers()));
    }

    private static List<Group> groups(Map<String, Figures> figures) {
        return figures.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .toList();
    }
}
