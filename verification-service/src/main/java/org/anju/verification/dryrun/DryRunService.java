package org.anju.verification.dryrun;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.dryrun.DryRun.State;
import org.anju.verification.rule.publication.RuleSetService;
import org.anju.verification.rule.publication.RuleSetService.CanonicalSet;

/** Tries rule sets on records that are there, before anybody is judged by them. */
@ApplicationScoped
class DryRunService {

    private final RuleSetService ruleSets;
    private final CampaignService campaigns;
    private final DryRunStore store;
    private final StoredRecords records;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    DryRunService(
            RuleSetService ruleSets,
            CampaignService campaigns,
            DryRunStore store,
            StoredRecords records,
            RowSecurity rowSecurity,
            Clock clock) {
        this.ruleSets = ruleSets;
        this.campaigns = campaigns;
        this.store = store;
        this.records = records;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    @Transactional
    DryRun start(String ruleSet, DryRunRequest request, Caller caller) {
        Campaign campaign = campaigns.get(request.campaign(), caller);
        List<RegionCode> regions = request.region() == null ? campaign.regions() : List.of(request.region());
        regions.forEach(caller.scope()::requireCovers);
        requireWithin(campaign, regions);
        CanonicalSet set = ruleSets.canonical(ruleSet);
        rowSecurity.restrictTo(caller.scope());
        List<String> codes = regions.stream().map(RegionCode::value).toList();
        DryRun run = new DryRun(
                Objects.requireNonNullElseGet(request.id(), UuidCreator::getTimeOrderedEpoch),
                ruleSet,
                set.digest(),
                set.body(),
                campaign.id(),
                codes,
                campaign.ruleSet(),
                State.RUNNING,
                records.count(campaign.id(), codes),
                0,
                null,
                new Comparison(),
                caller.username(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
        if (store.insert(run)) {
            return run;
        }
        return store.find(run.id()).filter(run::sameAs).orElseThrow(() -> idTaken(run.id()));
    }

    @Transactional
    DryRun get(String ruleSet, UUID id, Caller caller) {
        rowSecurity.restrictTo(caller.scope());
        return store.find(id)
                .filter(run -> run.ruleSet().equals(ruleSet))
                .filter(run -> run.regions().stream().map(RegionCode::new).allMatch(caller.scope()::covers))
                .orElseThrow(() -> unknown(id));
    }

    private static void requireWithin(Campaign campaign, List<RegionCode> regions) {
        for (RegionCode region : regions) {
            if (!campaign.scope().covers(region)) {
                throw ProblemException.unprocessable(
                                "region-outside-campaign",
                                Text.of("The campaign does not cover the region", "核验行动不包括该区域"),
                                Text.of(
                                        "Region %s is not within the regions of campaign %s."
                                                .formatted(region, campaign.id()),
                                        "区划%s不在核验行动%s的区域内。".formatted(region, campaign.id())))
                        .violation("region", "within " + campaign.regions(), region.value());
            }
        }
    }

    private static ProblemException idTaken(UUID id) {
        return ProblemException.conflict(
                        "dry-run-exists",
                        Text.of("This id is taken", "该编号已被使用"),
                        Text.of(
                                "Another dry run has the id %s. Use a new id.".formatted(id),
                                "编号%s已属于另一次试运行。请使用新的编号。".formatted(id)))
                .violation("id", "an id that is not used", id.toString());
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.notFound(
                        "dry-run-unknown",
                        Text.of("No such dry run", "没有该次试运行"),
                        Text.of(
                                "There is no dry run %s of this rule set in your regions.".formatted(id),
                                "您的区域内没有该规则集的试运行%s。".formatted(id)))
                .violation("run", "a dry run of your regions", id.toString());
    }
}
