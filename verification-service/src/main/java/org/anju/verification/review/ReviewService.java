package org.anju.verification.review;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.anju.common.caller.Caller;
import org.anju.common.fact.VerificationFacts;
import org.anju.verification.record.RecordFindings;
import org.anju.verification.record.RecordStep;
import org.anju.verification.record.RecordTransitions;
import org.anju.verification.record.RecordTransitions.Act;
import org.anju.verification.record.RecordTransitions.Move;
import org.anju.verification.record.ReturnReason;
import org.anju.verification.record.Standing;
import org.anju.verification.record.VerificationService;
import org.anju.verification.record.VerificationState;
import org.anju.verification.review.ReviewRules.Decision;
import org.anju.verification.review.StepAnswer.Status;

/** Takes steps of review, many records in one transaction; each is decided by itself. */
@ApplicationScoped
class ReviewService {

    private final ReviewStore store;
    private final RecordFindings findings;
    private final RecordTransitions transitions;
    private final MeterRegistry metrics;

    ReviewService(ReviewStore store, RecordFindings findings, RecordTransitions transitions, MeterRegistry metrics) {
        this.store = store;
        this.findings = findings;
        this.transitions = transitions;
        this.metrics = metrics;
    }

    @Transactional
    StepOutcome take(RecordStep step, StepRequest request, Caller caller) {
        return take(step, List.of(request), caller).getFirst();
    }

    /** @return one outcome for each request, in their order */
    @Transactional
    List<StepOutcome> take(RecordStep step, List<StepRequest> requests, Caller caller) {
        StepOutcome[] outcomes = new StepOutcome[requests.size()];
        List<Integer> waiting =
                new ArrayList<>(IntStream.range(0, outcomes.length).boxed().toList());
        while (!waiting.isEmpty()) {
            // A record that is named twice is as in two requests, one after the other.
            Map<UUID, Integer> round = new LinkedHashMap<>();
            waiting.forEach(index -> round.putIfAbsent(requests.get(index).id(), index));
            waiting.removeIf(round::containsValue);
            Map<UUID, StepOutcome> taken =
                    takeRound(step, round.values().stream().map(requests::get).toList(), caller);
            round.forEach((record, index) -> outcomes[index] = taken.get(record));
        }
        for (StepOutcome outcome : outcomes) {
            metrics.counter(
                            "anju_reviews",
                            "step",
                            step.name(),
                            "status",
                            outcome.status().name())
                    .increment();
        }
        return Arrays.asList(outcomes);
    }

    private Map<UUID, StepOutcome> takeRound(RecordStep step, List<StepRequest> requests, Caller caller) {
        Map<UUID, ReviewedRecord> records =
                store.lock(requests.stream().map(StepRequest::id).toList(), caller.scope());
        Map<UUID, StepOutcome> outcomes = new HashMap<>();
        Map<Long, String> settled = new LinkedHashMap<>();
        List<Move> moves = new ArrayList<>();
        for (StepRequest request : requests) {
            ReviewedRecord record = records.get(request.id());
            if (record == null) {
                outcomes.put(
                        request.id(), StepOutcome.unknown(request.id(), VerificationService.unknown(request.id())));
                continue;
            }
            switch (ReviewRules.decide(step, request, record, caller)) {
                case Decision.Take take -> {
                    settled.putAll(take.notes());
                    moves.add(new Move(record.id(), record.version(), act(step, request, caller)));
                }
                case Decision.Same same -> outcomes.put(record.id(), StepOutcome.of(record, Status.SAME, null));
                case Decision.Conflict conflict ->
                    outcomes.put(record.id(), StepOutcome.of(record, Status.CONFLICT, conflict.problem()));
                case Decision.Refuse refusal ->
                    outcomes.put(record.id(), StepOutcome.of(record, Status.REFUSED, refusal.problem()));
            }
        }
        if (!moves.isEmpty()) {
            findings.settle(settled, caller);
            transitions.move(step, moves).forEach((record, facts) -> outcomes.put(record, done(facts)));
        }
        return outcomes;
    }

    private static Act act(RecordStep step, StepRequest request, Caller caller) {
        String reasons = step == RecordStep.RETURN ? ReturnReason.join(request.reasons()) : null;
        return new Act(caller.subject(), caller.username(), reasons, request.note());
    }

    private static StepOutcome done(VerificationFacts facts) {
        return new StepOutcome(
                facts.verificationId(),
                Status.DONE,
                VerificationState.valueOf(facts.state()),
                Standing.STANDING,
                facts.version(),
                null);
    }
}
