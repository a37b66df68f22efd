package org.anju.verification.recheck.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.fact.RecheckFacts;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.recheck.RecheckRefusals;
import org.anju.verification.recheck.RequestDigest;
import org.anju.verification.recheck.StatementRunner;
import org.anju.verification.recheck.sample.SampleStore;
import org.anju.verification.recheck.sample.StoredSample;
import org.anju.verification.recheck.task.InvolvedPeople;
import org.anju.verification.recheck.task.StoredTask;
import org.anju.verification.recheck.task.TaskState;
import org.anju.verification.recheck.task.TaskStore;
import org.anju.verification.recheck.visit.SubmitRecheckRequest.PhotoReference;
import org.anju.verification.recheck.visit.SubmitRecheckRequest.Position;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.RuleSets;

/** Takes what second verifiers found, and compares it with the records that they did not see. */
@ApplicationScoped
@Transactional
class RecheckService {

    private final RecheckStore store;
    private final TaskStore tasks;
    private final SampleStore samples;
    private final InvolvedPeople involved;
    private final CampaignService campaigns;
    private final RuleSets ruleSets;
    private final RecheckEvents events;
    private final RowSecurity rowSecurity;
    private final StatementRunner statements;
    private final Clock clock;

    RecheckService(
            RecheckStore store,
            TaskStore tasks,
            SampleStore samples,
            InvolvedPeople involved,
            CampaignService campaigns,
            RuleSets ruleSets,
            RecheckEvents events,
            RowSecurity rowSecurity,
            StatementRunner statements,
            Clock clock) {
        this.store = store;
        this.tasks = tasks;
        this.samples = samples;
        this.involved = involved;
        this.campaigns = campaigns;
        this.ruleSets = ruleSets;
        this.events = events;
        this.rowSecurity = rowSecurity;
        this.statements = statements;
        this.clock = clock;
    }

    /** What sending came to: the receipt, and whether the recheck is new. */
    record Recording(RecheckReceipt receipt, boolean created) {}

    Recording submit(SubmitRecheckRequest request, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        String digest = RequestDigest.of(statements.toJson(request));
        Optional<StoredTask> locked = tasks.lock(request.taskId());
        // After the lock: whoever sent the same at once has ended now.
        Optional<StoredRecheck> earlier = store.find(request.id());
        if (earlier.isPresent()) {
            return same(earlier.get(), digest, caller);
        }
        StoredTask task = locked.orElseThrow(() -> VisitRefusals.taskUnknown(request.taskId()));
        requireMayVisit(task, caller);
        VisitCheck.content(request);
        StoredSample sample = sampleOf(task, caller);
        VisitCheck.time(request, sample.createdAt());
        Campaign campaign = campaigns.find(task.campaignId()).orElseThrow();
        RuleSet rules = campaigns.rulesOf(campaign);
        VisitCheck.rules(request, ruleSets.compiled(campaign.ruleSet()), campaign);
        StoredRecheck recheck = compared(request, task, sample, rules, digest, caller);
        if (!store.add(recheck)) {
            throw RecheckRefusals.idTaken("recheck", request.id());
        }
        addPhotos(recheck, request.photos());
        TaskState state = advance(task, recheck, sample);
        events.tell(RecheckFacts.RECORDED, List.of(recheck), recheck.recordedAt());
        return new Recording(receipt(recheck, state), true);
    }

    private Recording same(StoredRecheck earlier, String digest, Caller caller) {
        if (!earlier.digest().equals(digest) || !earlier.recordedBy().equals(caller.subject())) {
            throw RecheckRefusals.idTaken("recheck", earlier.id());
        }
        TaskState state = tasks.lock(earlier.taskId()).orElseThrow().state();
        return new Recording(receipt(earlier, state), false);
    }

    private void requireMayVisit(StoredTask task, Caller caller) {
        if (!caller.username().equals(task.assignee())) {
            throw VisitRefusals.taskNotYours(task.id());
        }
        if (task.state() != TaskState.OPEN) {
            throw VisitRefusals.taskNotOpen(task.id(), task.state().name());
        }
        // Asked again: somebody may have acted on the record after the task was assigned.
        if (!involved.householdsOf(caller.username(), task.campaignId(), List.of(task.householdId()))
                .isEmpty()) {
            throw VisitRefusals.involved(task.householdId());
        }
    }

    /** A sample belongs to a region that second verifiers of one village do not see. */
    private StoredSample sampleOf(StoredTask task, Caller caller) {
        rowSecurity.restrictTo(RegionScope.everything());
        StoredSample sample = samples.find(task.sampleId()).orElseThrow();
        rowSecurity.restrictTo(caller.scope());
        return sample;
    }

    private StoredRecheck compared(
            SubmitRecheckRequest request,
            StoredTask task,
            StoredSample sample,
            RuleSet rules,
            String digest,
            Caller caller) {
        List<Difference> differences = request.reached()
                ? Comparison.of(
                        store.firstRecord(task.verificationId()),
                        contentOf(request),
                        mode -> restsOnOneGrade(rules, mode),
                        sample.parameters())
                : List.of();
        return new StoredRecheck(
                request.id(),
                1,
                task.id(),
                task.sampleId(),
                task.campaignId(),
                task.verificationId(),
                task.householdId(),
                task.villageCode(),
                sample.level(),
                request.reached(),
                request.notReachedReason() == null
                        ? null
                        : request.notReachedReason().name(),
                request.secured(),
                request.assuranceCategory(),
                request.assuranceMode(),
                request.safetyGrade(),
                request.situation(),
                request.visitedAt().toInstant(),
                pointOf(request.position()),
                request.deviceId(),
                request.note(),
                request.details(),
                digest,
                resultOf(request, differences),
                Comparison.severity(differences).orElse(null),
                differences,
                caller.subject(),
                caller.username(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
    }

    private static Result resultOf(SubmitRecheckRequest request, List<Difference> differences) {
        if (!request.reached()) {
            return Result.NOT_REACHED;
        }
        return differences.isEmpty() ? Result.AGREES : Result.DIFFERS;
    }

    private static Content contentOf(SubmitRecheckRequest request) {
        return new Content(
                request.secured(),
                request.assuranceCategory(),
                request.assuranceMode(),
                request.safetyGrade(),
                request.situation(),
                request.details(),
                pointOf(request.position()));
    }

    private static Content.Point pointOf(Position position) {
        return position == null
                ? null
                : new Content.Point(position.latitude(), position.longitude(), position.accuracyMeters());
    }

    private static boolean restsOnOneGrade(RuleSet rules, String mode) {
        return rules.categories().stream()
                .flatMap(category -> category.modes().stream())
                .anyMatch(candidate ->
                        candidate.code().equals(mode) && candidate.grades().size() == 1);
    }

    private void addPhotos(StoredRecheck recheck, List<PhotoReference> photos) {
        List<UUID> ids = photos.stream().map(PhotoReference::photoId).toList();
        store.unsuitablePhotos(ids, recheck.householdId()).stream().findFirst().ifPresent(photo -> {
            throw VisitRefusals.photoUnsuitable(photo);
        });
        Set<UUID> seen = new HashSet<>();
        for (PhotoReference photo : photos) {
            if (!seen.add(photo.photoId()) || !store.addPhoto(recheck, photo)) {
                throw VisitRefusals.photoUnsuitable(photo.photoId());
            }
        }
    }

    private TaskState advance(StoredTask task, StoredRecheck recheck, StoredSample sample) {
        if (recheck.reached()) {
            tasks.advance(task.id(), TaskState.DONE, task.attempts(), recheck.id());
            return TaskState.DONE;
        }
        int attempts = store.vainDays(task.id(), recheck.visitedAt());
        TaskState state = attempts < sample.parameters().attempts() ? TaskState.OPEN : TaskState.NOT_REACHED;
        tasks.advance(task.id(), state, attempts, recheck.id());
        return state;
    }

    private static RecheckReceipt receipt(StoredRecheck recheck, TaskState state) {
        Instant recordedAt = recheck.recordedAt();
        return new RecheckReceipt(recheck.id(), recheck.taskId(), state, recheck.digest(), recordedAt);
    }
}
