package org.anju.verification.changerequest;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.changerequest.ChangeRequestStore.Target;
import org.anju.verification.record.RecordStep;
import org.anju.verification.record.RecordTransitions;
import org.anju.verification.record.RecordTransitions.Act;
import org.anju.verification.record.ReturnReason;
import org.anju.verification.record.VerificationState;
import org.anju.verification.village.VillageDoor;
import org.anju.verification.village.VillagePhase;
import org.anju.verification.village.VillagePhases;

/** The one way by which something changes in a closed village. */
@ApplicationScoped
class ChangeRequestService {

    private static final String REOPENED_BY = ReturnReason.CHANGE_REQUEST.name();

    private final ChangeRequestStore requests;
    private final CampaignService campaigns;
    private final VillagePhases phases;
    private final VillageDoor door;
    private final RecordTransitions transitions;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    ChangeRequestService(
            ChangeRequestStore requests,
            CampaignService campaigns,
            VillagePhases phases,
            VillageDoor door,
            RecordTransitions transitions,
            RowSecurity rowSecurity,
            Clock clock) {
        this.requests = requests;
        this.campaigns = campaigns;
        this.phases = phases;
        this.door = door;
        this.transitions = transitions;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    record Creation(ChangeRequest request, boolean created) {}

    @Transactional
    Creation create(CreateChangeRequest body, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        Optional<ChangeRequest> earlier = body.id() == null ? Optional.empty() : requests.find(body.id());
        Target target = target(body, caller);
        ChangeRequest request = request(body, target, caller);
        if (earlier.isEmpty()) {
            requireClosed(body, target, caller);
            if (requests.insert(request)) {
                return new Creation(request, true);
            }
            earlier = requests.find(request.id());
        }
        if (earlier.isEmpty()) {
            throw requests.openOf(target.householdId(), target.campaignId())
                    .map(ChangeRequestRefusals::alreadyOpen)
                    .orElseGet(() -> ChangeRequestRefusals.idTaken(request.id()));
        }
        if (!earlier.get().asksTheSameAs(request)) {
            throw ChangeRequestRefusals.idTaken(request.id());
        }
        return new Creation(earlier.get(), false);
    }

    private Target target(CreateChangeRequest body, Caller caller) {
        boolean byRecord = body.verificationId() != null;
        boolean byHousehold = body.campaignId() != null && body.householdId() != null;
        if (byRecord == byHousehold) {
            throw ChangeRequestRefusals.subjectUnclear();
        }
        if (byRecord) {
            return requests.record(body.verificationId())
                    .orElseThrow(() -> ChangeRequestRefusals.recordUnknown(body.verificationId()));
        }
        campaigns.get(body.campaignId(), caller);
        return requests.household(body.campaignId(), body.householdId())
                .orElseThrow(() -> ChangeRequestRefusals.householdUnknown(body.householdId()));
    }

    private void requireClosed(CreateChangeRequest body, Target target, Caller caller) {
        if (body.verificationId() == null && target.recordId() != null) {
            throw ChangeRequestRefusals.hasRecord(target.householdId());
        }
        if (target.recordId() == null) {
            RegionCode village = new RegionCode(target.villageCode());
            Campaign campaign = campaigns.getFor(village, target.campaignId(), caller);
            if (phases.phase(campaign, village) != VillagePhase.CLOSED) {
                throw ChangeRequestRefusals.villageOpen(target.villageCode());
            }
            return;
        }
        if (!target.standing() || !target.state().equals(VerificationState.LOCKED.name())) {
            throw ChangeRequestRefusals.notLocked(target.recordId(), target.state());
        }
    }

    private ChangeRequest request(CreateChangeRequest body, Target target, Caller caller) {
        return new ChangeRequest(
                Objects.requireNonNullElseGet(body.id(), UuidCreator::getTimeOrderedEpoch),
                target.campaignId(),
                target.householdId(),
                body.verificationId(),
                target.villageCode(),
                ChangeRequestState.PENDING,
                body.reason(),
                body.change(),
                caller.subject(),
                caller.username(),
                now(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Transactional
    ChangeRequest get(UUID id, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        return visible(requests.find(id), id, caller);
    }

    @Transactional
    ChangeRequestPage list(
            RegionCode region, UUID campaign, ChangeRequestState state, UUID cursor, int limit, Caller caller) {
        caller.scope().requireCovers(region);
        rowSecurity.restrictTo(caller.scope());
        List<ChangeRequest> found = requests.page(region, campaign, state, cursor, limit + 1);
        List<ChangeRequest> page = found.subList(0, Math.min(limit, found.size()));
        return new ChangeRequestPage(
                page.stream().map(ChangeRequestResponse::from).toList(),
                found.size() > limit ? page.getLast().id() : null);
    }

    /** With the door shut, so that a closing either settles the request or does not see it. */
    ChangeRequest approve(UUID id, String note, Caller caller) {
        String village =
                QuarkusTransaction.requiringNew().call(() -> get(id, caller).villageCode());
        return door.whileShut(new RegionCode(village), () -> QuarkusTransaction.requiringNew()
                .call(() -> approveNow(id, note, caller)));
    }

    private ChangeRequest approveNow(UUID id, String note, Caller caller) {
        ChangeRequest request = pending(id, caller);
        Instant now = now();
        requests.decide(id, ChangeRequestState.APPROVED, note, caller, now);
        if (request.verificationId() != null) {
            reopen(request, caller);
        }
        requests.supersedeCertificates(request, now);
        return requests.find(id).orElseThrow();
    }

    private void reopen(ChangeRequest request, Caller caller) {
        UUID record = request.verificationId();
        requests.actBy(request.id());
        Act act = new Act(
                caller.subject(), caller.username(), REOPENED_BY, request.id().toString());
        if (!transitions.move(RecordStep.REOPEN, List.of(record), act).containsKey(record)) {
            String state = requests.record(record).map(Target::state).orElse("unknown");
            throw ChangeRequestRefusals.notLocked(record, state);
        }
        requests.actBy(null);
    }

    @Transactional
    ChangeRequest reject(UUID id, String note, Caller caller) {
        pending(id, caller);
        requests.decide(id, ChangeRequestState.REJECTED, note, caller, now());
        return requests.find(id).orElseThrow();
    }

    /** Locked; whoever asked or recorded does not decide. */
    private ChangeRequest pending(UUID id, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        ChangeRequest request = visible(requests.lock(id), id, caller);
        if (request.state() != ChangeRequestState.PENDING) {
            throw ChangeRequestRefusals.decided(id, request.state());
        }
        String collector = Optional.ofNullable(request.verificationId())
                .flatMap(requests::record)
                .map(Target::submittedBy)
                .orElse(null);
        if (caller.subject().equals(request.requestedBy()) || caller.subject().equals(collector)) {
            throw ChangeRequestRefusals.ownRequest(id);
        }
        return request;
    }

    private static ChangeRequest visible(Optional<ChangeRequest> found, UUID id, Caller caller) {
        return found.filter(request -> caller.scope().coversCode(request.villageCode()))
                .orElseThrow(() -> ChangeRequestRefusals.unknown(id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
