package org.anju.verification.campaign;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.anju.common.caller.Caller;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.RuleSets;

@ApplicationScoped
public class CampaignService {

    private final CampaignRepository campaigns;
    private final RuleSets ruleSets;
    private final Clock clock;

    /** Campaigns never change once created, and every submission asks for one. */
    private final Map<UUID, Campaign> known = new ConcurrentHashMap<>();

    CampaignService(CampaignRepository campaigns, RuleSets ruleSets, Clock clock) {
        this.campaigns = campaigns;
        this.ruleSets = ruleSets;
        this.clock = clock;
    }

    /** What creating came to: the campaign, and whether it is new. */
    record Creation(Campaign campaign, boolean created) {}

    @Transactional
    Creation create(CreateCampaignRequest request, Caller caller) {
        request.regions().forEach(caller.scope()::requireCovers);
        requireWindow(request);
        requireRuleSet(request.ruleSet());
        Campaign campaign = new Campaign(
                Objects.requireNonNullElseGet(request.id(), UuidCreator::getTimeOrderedEpoch),
                request.name(),
                request.ruleSet(),
                request.regions(),
                request.startsOn(),
                request.deadline(),
                caller.subject(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        Optional<Campaign> earlier = campaigns.findByIdOptional(campaign.id());
        if (earlier.isEmpty()) {
            campaigns.persistAndFlush(campaign);
            return new Creation(campaign, true);
        }
        if (!earlier.get().sameAs(campaign)) {
            throw ProblemException.conflict(
                    "campaign-exists",
                    Text.of("This id is taken", "该编号已被使用"),
                    Text.of(
                            "Another campaign has the id %s. Use a new id.".formatted(campaign.id()),
                            "编号%s已属于另一核验行动。请使用新的编号。".formatted(campaign.id())));
        }
        return new Creation(earlier.get(), false);
    }

    @Transactional
    List<Campaign> list(Caller caller) {
        return campaigns.listAll().stream()
                .filter(campaign -> campaign.concerns(caller.scope()))
                .toList();
    }

    @Transactional
    Campaign get(UUID id, Caller caller) {
        return find(id).filter(campaign -> campaign.concerns(caller.scope())).orElseThrow(() -> unknown(id));
    }

    public Optional<Campaign> find(UUID id) {
        Campaign cached = known.get(id);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<Campaign> stored = campaigns.findByIdOptional(id);
        stored.ifPresent(campaign -> known.put(id, campaign));
        return stored;
    }

    public RuleSet rulesOf(Campaign campaign) {
        return ruleSets.find(campaign.ruleSet()).orElseThrow();
    }

    public static ProblemException unknown(UUID id) {
        return ProblemException.notFound(
                        "campaign-unknown",
                        Text.of("No such campaign", "没有该核验行动"),
                        Text.of(
                                "There is no campaign %s in your regions. GET /api/v1/campaigns lists those there are."
                                        .formatted(id),
                                "您的区域内没有核验行动%s。可通过GET /api/v1/campaigns查看。".formatted(id)))
                .violation("campaignId", "a campaign of your regions", String.valueOf(id));
    }

    private static void requireWindow(CreateCampaignRequest request) {
        if (request.deadline().isBefore(request.startsOn())) {
            throw ProblemException.unprocessable(
                            "campaign-window",
                            Text.of("The deadline is too early", "截止日期过早"),
                            Text.of(
                                    "The deadline %s lies before the first day %s."
                                            .formatted(request.deadline(), request.startsOn()),
                                    "截止日期%s早于开始日期%s。".formatted(request.deadline(), request.startsOn())))
                    .violation(
                            "deadline",
                            "on or after startsOn",
                            request.deadline().toString());
        }
    }

    private void requireRuleSet(String id) {
        if (ruleSets.find(id).isEmpty()) {
            throw ProblemException.unprocessable(
                            "rule-set-unknown",
                            Text.of("No such rule set", "没有该规则集"),
                            Text.of(
                                    "There is no rule set '%s'; use '2020'.".formatted(id),
                                    "没有规则集“%s”;请使用“2020”。".formatted(id)))
                    .violation("ruleSet", "2020", id);
        }
    }
}
