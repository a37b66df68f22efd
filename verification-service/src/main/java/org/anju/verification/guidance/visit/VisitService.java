package org.anju.verification.guidance.visit;

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
import org.anju.common.database.RowSecurity;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.anju.common.time.ChinaTime;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;

@ApplicationScoped
class VisitService {

    private final VisitRepository visits;
    private final TaskService tasks;
    private final CampaignService campaigns;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    VisitService(
            VisitRepository visits,
            TaskService tasks,
            CampaignService campaigns,
            RowSecurity rowSecurity,
            Clock clock) {
        this.visits = visits;
        this.tasks = tasks;
        this.campaigns = campaigns;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    /** What recording came to: the visit, and whether it is new. */
    record Recording(VisitResponse visit, boolean created) {}

    @Transactional
    Recording record(RecordVisitRequest request, Caller caller) {
        caller.scope().requireCovers(request.region());
        requireTownshipOrVillage(request.region());
        requireCampaign(request);
        if (request.visitedOn().isAfter(ChinaTime.dayOf(clock.instant()))) {
            throw VisitRefusals.inTheFuture(request.visitedOn());
        }
        rowSecurity.restrictTo(caller.scope());
        UUID id = Objects.requireNonNullElseGet(request.id(), UuidCreator::getTimeOrderedEpoch);
        Optional<Visit> earlier = visits.findByIdOptional(id);
        if (earlier.isPresent()) {
            if (!earlier.get().holds(request)) {
                throw VisitRefusals.exists(id);
            }
            return new Recording(VisitResponse.from(earlier.get(), tasks.of(id)), false);
        }
        Visit visit = new Visit(id, request, caller, now());
        visits.persistAndFlush(visit);
        return new Recording(VisitResponse.from(visit, List.of()), true);
    }

    @Transactional
    VisitPage list(RegionCode region, UUID campaign, UUID cursor, int limit, Caller caller) {
        caller.scope().requireCovers(region);
        rowSecurity.restrictTo(caller.scope());
        List<Visit> found = visits.page(region, campaign, cursor, limit + 1);
        List<Visit> page = found.subList(0, Math.min(limit, found.size()));
        return new VisitPage(
                page.stream().map(visit -> VisitResponse.from(visit, null)).toList(),
                found.size() > limit ? page.getLast().id() : null);
    }

    @Transactional
    VisitResponse get(UUID id, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        Visit visit = visits.findByIdOptional(id)
                .filter(found -> caller.scope().coversCode(found.regionCode()))
                .orElseThrow(() -> VisitRefusals.unknown(id));
        return VisitResponse.from(visit, tasks.of(id));
    }

    private static void requireTownshipOrVillage(RegionCode region) {
        if (region.level().compareTo(RegionLevel.TOWNSHIP) < 0) {
            throw VisitRefusals.regionTooLarge(region);
        }
    }

    private void requireCampaign(RecordVisitRequest request) {
        Campaign campaign =
                campaigns.find(request.campaignId()).orElseThrow(() -> CampaignService.unknown(request.campaignId()));
        if (!campaign.scope().covers(request.region())) {
            throw VisitRefusals.notInCampaign(request.region(), request.campaignId());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
