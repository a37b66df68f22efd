package org.anju.verification.recheck.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.RowSecurity;
import org.anju.common.fact.RecheckFacts;
import org.anju.common.region.RegionCode;
import org.anju.verification.recheck.task.InvolvedPeople;
import org.anju.verification.recheck.visit.RecheckStore.Place;
import org.anju.verification.recheck.visit.StoredRecheck.Settled;
import org.anju.verification.record.RecordStep;
import org.anju.verification.record.RecordTransitions;
import org.anju.verification.record.RecordTransitions.Act;
import org.anju.verification.record.Standing;
import org.anju.verification.record.VerificationState;

/** Decides about differences: the first record is returned, a problem is opened, or the first record was right. */
@ApplicationScoped
@Transactional
public class SettlementService {

    /** Stands in the timelines of records that come back for this. */
    static final String REASON = "RECHECK_DIFFERS";

    private final RecheckStore store;
    private final InvolvedPeople involved;
    private final RecordTransitions transitions;
    private final Instance<RecheckProblems> problems;
    private final RecheckEvents events;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    SettlementService(
            RecheckStore store,
            InvolvedPeople involved,
            RecordTransitions transitions,
            Instance<RecheckProblems> problems,
            RecheckEvents events,
            RowSecurity rowSecurity,
            Clock clock) {
        this.store = store;
        this.involved = involved;
        this.transitions = transitions;
        this.problems = problems;
        this.events = events;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    RecheckResponse settle(UUID id, SettleRecheckRequest request, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        StoredRecheck recheck = store.lock(id).orElseThrow(() -> VisitRefusals.recheckUnknown(id));
        if (recheck.settled() != null) {
            return again(recheck, request, caller);
        }
        if (recheck.result() != Result.DIFFERS) {
            throw VisitRefusals.nothingToSettle(id, recheck.result());
        }
        requireNote(request);
        requireUninvolved(recheck, caller);
        UUID problem =
                switch (request.action()) {
                    case RETURN -> returned(recheck, request, caller);
                    case OPEN_PROBLEM -> opened(recheck, request, caller);
                    case KEEP_FIRST -> null;
                };
        StoredRecheck settled =
                settled(recheck, request.action(), request.note(), caller.subject(), caller.username(), problem);
        return RecheckResponse.of(settled, store.photos(settled), true);
    }

    /**
     * Settles all that is unsettled in a region of a sample by RETURN; the records themselves are returned by whoever calls.
     * Takes part in the current transaction, whose scope must cover the region.
     */
    @Transactional(TxType.MANDATORY)
    public void settleByReturn(UUID sample, RegionCode region, String note, Caller by) {
        String last = region.prefix() + "9".repeat(12 - region.prefix().length());
        store.lockUnsettled(sample, region.value(), last)
                .forEach(recheck -> settled(recheck, Settlement.RETURN, note, by.subject(), by.username(), null));
    }

    private StoredRecheck settled(
            StoredRecheck recheck, Settlement settlement, String note, String by, String byName, UUID problem) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        StoredRecheck settled = recheck.settled(new Settled(settlement, note, by, byName, now, problem));
        store.settle(settled);
        events.tell(RecheckFacts.SETTLED, List.of(settled), now);
        return settled;
    }

    private RecheckResponse again(StoredRecheck recheck, SettleRecheckRequest request, Caller caller) {
        Settled settled = recheck.settled();
        boolean same = settled.settlement() == request.action()
                && Objects.equals(settled.note(), request.note())
                && settled.by().equals(caller.subject());
        if (!same) {
            throw VisitRefusals.settledAlready(recheck.id(), settled.settlement());
        }
        return RecheckResponse.of(recheck, store.photos(recheck), true);
    }

    private static void requireNote(SettleRecheckRequest request) {
        boolean missing = request.note() == null || request.note().isBlank();
        if (missing && request.action() != Settlement.RETURN) {
            throw VisitRefusals.noteNeeded(request.action());
        }
    }

    private void requireUninvolved(StoredRecheck recheck, Caller caller) {
        boolean visited = recheck.recordedBy().equals(caller.subject());
        if (visited || involved.tookPartInVisit(caller.username(), recheck.campaignId(), recheck.householdId())) {
            throw VisitRefusals.ownRecheck();
        }
    }

    /** A record that went back or was replaced meanwhile needs no return: the aim is reached. */
    private UUID returned(StoredRecheck recheck, SettleRecheckRequest request, Caller caller) {
        Act act = new Act(caller.subject(), caller.username(), REASON, request.note());
        boolean moved = transitions
                .move(RecordStep.RETURN, List.of(recheck.verificationId()), act)
                .containsKey(recheck.verificationId());
        Place place = store.placeOf(recheck.verificationId()).orElseThrow();
        if (!moved
                && place.standing().equals(Standing.STANDING.name())
                && !place.state().equals(VerificationState.RETURNED.name())) {
            throw VisitRefusals.recordLocked(recheck.verificationId());
        }
        return null;
    }

    private UUID opened(StoredRecheck recheck, SettleRecheckRequest request, Caller caller) {
        if (problems.isUnsatisfied()) {
            throw VisitRefusals.problemsAway();
        }
        return problems.get()
                .open(recheck.campaignId(), recheck.householdId(), recheck.verificationId(), request.note(), caller);
    }
}
