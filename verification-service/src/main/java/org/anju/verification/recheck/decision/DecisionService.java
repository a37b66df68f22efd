package org.anju.verification.recheck.decision;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.anju.verification.recheck.RecheckRefusals;
import org.anju.verification.recheck.RequestDigest;
import org.anju.verification.recheck.evaluation.Consequence;
import org.anju.verification.recheck.evaluation.Evaluation;
import org.anju.verification.recheck.evaluation.EvaluationService;
import org.anju.verification.recheck.evaluation.Figures;
import org.anju.verification.recheck.sample.SampleDraws;
import org.anju.verification.recheck.sample.SampleService;
import org.anju.verification.recheck.sample.SampleState;
import org.anju.verification.recheck.sample.SampleStore;
import org.anju.verification.recheck.sample.StoredSample;
import org.anju.verification.recheck.task.TaskStore;
import org.anju.verification.recheck.visit.SettlementService;

/** Records what is decided on samples, and does it. */
@ApplicationScoped
@Transactional
class DecisionService {

    private final SampleService samples;
    private final SampleStore sampleStore;
    private final SampleDraws draws;
    private final EvaluationService evaluations;
    private final DecisionStore store;
    private final TaskStore tasks;
    private final SettlementService settlements;
    private final Reverifications reverifications;
    private final Clock clock;

    DecisionService(
            SampleService samples,
            SampleStore sampleStore,
            SampleDraws draws,
            EvaluationService evaluations,
            DecisionStore store,
            TaskStore tasks,
            SettlementService settlements,
            Reverifications reverifications,
            Clock clock) {
        this.samples = samples;
        this.sampleStore = sampleStore;
        this.draws = draws;
        this.evaluations = evaluations;
        this.store = store;
        this.tasks = tasks;
        this.settlements = settlements;
        this.reverifications = reverifications;
        this.clock = clock;
    }

    /** What deciding came to, and whether the decision is new. */
    record Made(DecisionResponse decision, boolean created) {}

    /** What the figures say of that which is decided on. */
    private record Basis(Consequence suggested, Figures figures) {}

    List<DecisionResponse> list(UUID sample, Caller caller) {
        samples.find(sample, caller);
        return store.list(sample);
    }

    Made decide(UUID id, DecideSampleRequest request, Caller caller) {
        samples.find(id, caller);
        StoredSample sample = sampleStore.lock(id).orElseThrow(() -> RecheckRefusals.sampleUnknown(id));
        String digest = RequestDigest.of(
                id, request.version(), request.kind(), request.size(), request.township(), request.note());
        if (request.id() != null) {
            Optional<StoredDecision> earlier = store.find(request.id());
            if (earlier.isPresent()) {
                return same(earlier.get(), digest);
            }
        }
        requireUndecided(sample, request);
        requireFittingFields(request);
        requireTownship(sample, request.township());
        Basis basis = basis(evaluations.evaluate(sample), request);
        if (!request.kind().follows(basis.suggested()) && isBlank(request.note())) {
            throw DecisionRefusals.noteNeeded(request.kind(), basis.suggested());
        }
        Integer drawn = request.kind() == DecisionKind.EXTEND ? extend(sample, request) : null;
        DecisionResponse decision = decision(sample, request, basis, drawn, caller);
        if (!store.add(new StoredDecision(decision, sample.region(), digest, caller.subject()))) {
            throw RecheckRefusals.idTaken("decision", decision.id());
        }
        sampleStore.decided(id, carryOut(sample, decision, caller));
        return new Made(store.find(decision.id()).orElseThrow().decision(), true);
    }

    private int extend(StoredSample sample, DecideSampleRequest request) {
        if (request.township() != null && !sample.stratifiesByTownship()) {
            throw DecisionRefusals.notByTownship(sample.id());
        }
        int drawn = draws.extend(sample, request.size(), request.township());
        if (drawn == 0) {
            throw DecisionRefusals.nothingLeft(sample.id());
        }
        return drawn;
    }

    /** @return how the sample stands afterwards */
    private SampleState carryOut(StoredSample sample, DecisionResponse decision, Caller caller) {
        return switch (decision.kind()) {
            case EXTEND -> SampleState.OPEN;
            case ACCEPT -> {
                if (tasks.hasOpen(sample.id())) {
                    throw DecisionRefusals.tasksOpen(sample.id());
                }
                yield SampleState.ACCEPTED;
            }
            case REVERIFY_ALL -> {
                tasks.withdrawOpen(sample.id(), decision.township());
                settlements.settleByReturn(sample.id(), decision.township(), decision.note(), caller);
                reverifications.begin(
                        decision.id(), sample.id(), sample.campaignId(), decision.township(), decision.decidedAt());
                yield store.everyTownshipIsReverified(sample.id()) ? SampleState.REVERIFIED : SampleState.OPEN;
            }
        };
    }

    private DecisionResponse decision(
            StoredSample sample, DecideSampleRequest request, Basis basis, Integer drawn, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new DecisionResponse(
                Objects.requireNonNullElseGet(request.id(), UuidCreator::getTimeOrderedEpoch),
                sample.id(),
                request.kind(),
                drawn,
                request.township(),
                request.note(),
                basis.suggested(),
                basis.figures(),
                sample.version(),
                caller.username(),
                now,
                null);
    }

    private static Basis basis(Evaluation evaluation, DecideSampleRequest request) {
        RegionCode township = request.township();
        if (township == null) {
            return new Basis(evaluation.suggested(), evaluation.whole());
        }
        if (request.kind() == DecisionKind.REVERIFY_ALL
                && evaluation.reverified().contains(township.value())) {
            throw DecisionRefusals.reverifiedAlready(township);
        }
        return new Basis(
                evaluation.suggestedByTownship().get(township.value()),
                evaluation.townships().get(township.value()));
    }

    private static Made same(StoredDecision earlier, String digest) {
        if (!earlier.requestDigest().equals(digest)) {
            throw RecheckRefusals.idTaken("decision", earlier.decision().id());
        }
        return new Made(earlier.decision(), false);
    }

    private static void requireUndecided(StoredSample sample, DecideSampleRequest request) {
        if (sample.version() != request.version()) {
            throw DecisionRefusals.sampleChanged(sample.id(), sample.version(), request.version());
        }
        if (sample.state() != SampleState.OPEN) {
            throw RecheckRefusals.sampleDecided(sample.id(), sample.state().name());
        }
    }

    private static void requireFittingFields(DecideSampleRequest request) {
        boolean sized = request.size() != null;
        boolean placed = request.township() != null;
        boolean fits =
                switch (request.kind()) {
                    case ACCEPT -> !sized && !placed;
                    case EXTEND -> sized;
                    case REVERIFY_ALL -> !sized && placed;
                };
        if (!fits) {
            throw DecisionRefusals.fieldsDoNotFit(request.kind());
        }
    }

    private void requireTownship(StoredSample sample, RegionCode township) {
        if (township == null) {
            return;
        }
        if (township.level() != RegionLevel.TOWNSHIP || !store.hasRecordsOf(sample.id(), township)) {
            throw DecisionRefusals.notATownshipOfIt(township, sample.id());
        }
    }

    private static boolean isBlank(String note) {
        return note == null || note.isBlank();
    }
}
