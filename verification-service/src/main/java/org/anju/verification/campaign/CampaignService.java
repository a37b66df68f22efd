package org.anju.verification.campaign;

import com.github.benmanes.caffeine.cache.Ticker;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.precondition.ExpectedVersion;
import org.anju.common.problem.ProblemException;
import org.anju.common.region.RegionCode;
import org.anju.common.region.RegionLevel;
import org.anju.verification.campaign.Campaign.FieldChange;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.RuleSets;
import org.anju.verification.rule.evaluation.CompiledRules;

@ApplicationScoped
public class CampaignService {

    private final CampaignRepository campaigns;
    private final CampaignChangeRepository changes;
    private final RuleSets ruleSets;
    private final Clock clock;
    private final KnownCampaigns known = new KnownCampaigns(Ticker.systemTicker());

    CampaignService(CampaignRepository campaigns, CampaignChangeRepository changes, RuleSets ruleSets, Clock clock) {
        this.campaigns = campaigns;
        this.changes = changes;
        this.ruleSets = ruleSets;
        this.clock = clock;
    }

    /** What creating came to: the campaign, and whether it is new. */
    record Creation(Campaign campaign, boolean created) {}

    @Transactional
    Creation create(CreateCampaignRequest request, Caller caller) {
        request.regions().forEach(caller.scope()::requireCovers);
        requireWindow(request.startsOn(), request.deadline());
        requireRuleSet(request.ruleSet());
        UUID id = Objects.requireNonNullElseGet(request.id(), UuidCreator::getTimeOrderedEpoch);
        Optional<Campaign> earlier = campaigns.findByIdOptional(id);
        if (earlier.isEmpty()) {
            Campaign campaign = new Campaign(id, request, caller.subject(), now());
            campaigns.persistAndFlush(campaign);
            return new Creation(campaign, true);
        }
        if (!earlier.get().wasCreatedBy(request)) {
            throw CampaignRefusals.idTaken(id);
        }
        return new Creation(earlier.get(), false);
    }

    @Transactional
    Campaign change(UUID id, ExpectedVersion expected, ChangeCampaignRequest request, Caller caller) {
        Campaign campaign = lock(id, caller);
        campaign.regions().forEach(caller.scope()::requireCovers);
        expected.requireCurrent(campaign.version());
        Instant now = now();
        List<FieldChange> changed = campaign.change(request, now);
        requireWindow(campaign.startsOn(), campaign.deadline());
        requireRuleSet(campaign.ruleSet());
        changed.forEach(change -> changes.persist(new CampaignChange(id, change, caller, now)));
        campaigns.flush();
        return campaign;
    }

    @Transactional
    List<CampaignChangeResponse> history(UUID id, Caller caller) {
        get(id, caller);
        return changes.list("campaignId = ?1 order by id desc", id).stream()
                .map(CampaignChangeResponse::from)
                .toList();
    }

    @Transactional
    List<Campaign> list(Caller caller) {
        return campaigns.listAll().stream()
                .filter(campaign -> campaign.concerns(caller.scope()))
                .toList();
    }

    /** As it is stored now. */
    @Transactional
    public Campaign get(UUID id, Caller caller) {
        return concerning(campaigns.findDetached(id), id, caller);
    }

    /** As {@link #get}, and refuses when it has ended. */
    @Transactional
    public Campaign getRunning(UUID id, Caller caller) {
        return requireRunning(get(id, caller));
    }

    /** As {@link #getRunning}; the region must be one of the campaign's and the caller's. */
    @Transactional
    public Campaign getRunningWithin(RegionCode region, UUID id, Caller caller) {
        Campaign campaign = getRunning(id, caller);
        caller.scope().requireCovers(region);
        return requireWithin(region, campaign);
    }

    /** As {@link #get}; the village must be one of the campaign's and the caller's. */
    @Transactional
    public Campaign getFor(RegionCode village, UUID id, Caller caller) {
        if (village.level() != RegionLevel.VILLAGE) {
            throw CampaignRefusals.notVillage(village);
        }
        caller.scope().requireCovers(village);
        return requireWithin(village, get(id, caller));
    }

    /** Locks the campaign, so that its villages are opened by one at a time, and lets it enter the phase that follows. */
    @Transactional(TxType.MANDATORY)
    public Campaign open(UUID id, List<RegionCode> regions, boolean pilot, Caller caller) {
        Campaign campaign = requireRunning(lock(id, caller));
        regions.forEach(caller.scope()::requireCovers);
        regions.forEach(region -> requireWithin(region, campaign));
        campaign.opens(pilot, now());
        return campaign;
    }

    /** For those who ask with every record: at most two seconds behind what is stored. */
    public Optional<Campaign> find(UUID id) {
        return known.find(id, campaigns::findDetached);
    }

    public RuleSet rulesOf(Campaign campaign) {
        return ruleSets.find(campaign.ruleSet()).orElseThrow();
    }

    /** As {@link #rulesOf}, ready to be held against records. */
    public CompiledRules compiledRulesOf(Campaign campaign) {
        return ruleSets.compiled(campaign.ruleSet());
    }

    public static ProblemException unknown(UUID id) {
        return CampaignRefusals.unknown(id);
    }

    private Campaign lock(UUID id, Caller caller) {
        return concerning(campaigns.lock(id), id, caller);
    }

    private static Campaign concerning(Optional<Campaign> found, UUID id, Caller caller) {
        return found.filter(campaign -> campaign.concerns(caller.scope())).orElseThrow(() -> unknown(id));
    }

    private static Campaign requireRunning(Campaign campaign) {
        if (campaign.phase() == CampaignPhase.ENDED) {
            throw CampaignRefusals.ended(campaign.id());
        }
        return campaign;
    }

    private static Campaign requireWithin(RegionCode region, Campaign campaign) {
        if (!campaign.scope().covers(region)) {
            throw CampaignRefusals.regionOutside(region, campaign);
        }
        return campaign;
    }

    private static void requireWindow(LocalDate startsOn, LocalDate deadline) {
        if (deadline.isBefore(startsOn)) {
            throw CampaignRefusals.windowReversed(startsOn, deadline);
        }
    }

    private void requireRuleSet(String id) {
        if (ruleSets.find(id).isEmpty()) {
            throw CampaignRefusals.ruleSetUnknown(id, ruleSets.publishedIds());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
