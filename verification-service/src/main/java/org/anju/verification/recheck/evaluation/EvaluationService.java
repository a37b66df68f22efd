package org.anju.verification.recheck.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.caller.Caller;
import org.anju.verification.recheck.StatementRunner;
import org.anju.verification.recheck.sample.FrameEntry;
import org.anju.verification.recheck.sample.SampleDraws;
import org.anju.verification.recheck.sample.SampleDraws.Redrawn;
import org.anju.verification.recheck.sample.SampleService;
import org.anju.verification.recheck.sample.StoredSample;

/** Tells what a sample says of the records that it was drawn from. */
@ApplicationScoped
@Transactional
public class EvaluationService {

    /** The recheck that a task names is the latest of it; an earlier one has reached nobody. */
    private static final String OUTCOMES = """
            SELECT t.verification_id,
                CASE
                    WHEN t.state <> 'DONE' THEN t.state
                    WHEN r.result = 'AGREES' THEN 'AGREES'
                    WHEN r.settlement = 'KEEP_FIRST' THEN 'OVERRULED'
                    ELSE r.severity
                END AS outcome
            FROM recheck_task t LEFT JOIN recheck r ON r.id = t.recheck_id
            WHERE t.sample_id = ?
            """;

    private static final String REVERIFIED = "SELECT township FROM recheck_reverification WHERE sample_id = ?";

    private final SampleService samples;
    private final SampleDraws draws;
    private final StatementRunner statements;

    EvaluationService(SampleService samples, SampleDraws draws, StatementRunner statements) {
        this.samples = samples;
        this.draws = draws;
        this.statements = statements;
    }

    EvaluationResponse get(UUID id, Caller caller) {
        StoredSample sample = samples.find(id, caller);
        return EvaluationResponse.of(id, sample.version(), evaluate(sample));
    }

    /** In the current transaction, whose scope must cover the sample's region. */
    public Evaluation evaluate(StoredSample sample) {
        Redrawn redrawn = draws.again(sample);
        Map<UUID, Double> probabilities = redrawn.draw().inclusionProbabilities(redrawn.rounds());
        Map<UUID, Outcome> outcomes = outcomes(sample.id());
        List<EvaluatedRecord> records = redrawn.entries().stream()
                .map(entry -> record(entry, probabilities, outcomes))
                .toList();
        return Evaluation.of(
                records, reverified(sample.id()), sample.parameters().acceptedErrorRate());
    }

    private static EvaluatedRecord record(
            FrameEntry entry, Map<UUID, Double> probabilities, Map<UUID, Outcome> outcomes) {
        UUID id = entry.record().id();
        return new EvaluatedRecord(
                entry.township(),
                entry.assuranceCategory(),
                entry.submittedByName(),
                probabilities.getOrDefault(id, 0.0),
                outcomes.getOrDefault(id, Outcome.NOT_DRAWN));
    }

    private Map<UUID, Outcome> outcomes(UUID sample) {
        Map<UUID, Outcome> outcomes = new HashMap<>();
        statements
                .query(
                        OUTCOMES,
                        row -> Map.entry(row.getObject(1, UUID.class), Outcome.valueOf(row.getString(2))),
                        sample)
                .forEach(entry -> outcomes.put(entry.getKey(), entry.getValue()));
        return outcomes;
    }

    private Set<String> reverified(UUID sample) {
        return statements.query(REVERIFIED, row -> row.getString(1), sample).stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
