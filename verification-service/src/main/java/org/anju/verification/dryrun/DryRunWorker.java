package org.anju.verification.dryrun;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.verification.campaign.Campaign;
import org.anju.verification.campaign.CampaignService;
import org.anju.verification.dryrun.DryRun.State;
import org.anju.verification.dryrun.StoredRecords.StoredRecord;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.rule.CampaignWindow;
import org.anju.verification.rule.Finding;
import org.anju.verification.rule.RuleSets;
import org.anju.verification.rule.evaluation.CompiledRules;
import org.anju.verification.rule.evaluation.RecordEvaluation;
import org.jboss.logging.Logger;

/**
 * Goes through the records of dry runs, some hundreds in a transaction that also says how far it has come: what is
 * interrupted goes on from there, on whichever instance finds it.
 */
@ApplicationScoped
class DryRunWorker {

    private static final Logger LOG = Logger.getLogger(DryRunWorker.class);
    private static final String REFUSED = "REFUSED";
    private static final int RECORDS_AT_ONCE = 500;

    private final DryRunStore store;
    private final StoredRecords records;
    private final CampaignService campaigns;
    private final RuleSets ruleSets;
    private final RowSecurity rowSecurity;
    private final Clock clock;

    /** Of the run that was worked on last, so that each step need not compile it again. */
    private UUID compiledFor;

    private CompiledRules compiled;

    DryRunWorker(
            DryRunStore store,
            StoredRecords records,
            CampaignService campaigns,
            RuleSets ruleSets,
            RowSecurity rowSecurity,
            Clock clock) {
        this.store = store;
        this.records = records;
        this.campaigns = campaigns;
        this.ruleSets = ruleSets;
        this.rowSecurity = rowSecurity;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void work() {
        while (QuarkusTransaction.requiringNew().call(this::step)) {
            LOG.debug("A part of a dry run is done");
        }
    }

    /** @return whether there may be more to do */
    private boolean step() {
        rowSecurity.restrictTo(RegionScope.everything());
        Optional<DryRun> next = store.next();
        next.map(this::advance).ifPresent(store::update);
        return next.isPresent();
    }

    private DryRun advance(DryRun run) {
        try {
            List<StoredRecord> page = records.page(run.campaignId(), run.regions(), run.lastRecord(), RECORDS_AT_ONCE);
            compare(run, page);
            DryRun advanced = page.isEmpty()
                    ? run
                    : run.advanced(page.size(), page.getLast().id());
            return page.size() < RECORDS_AT_ONCE ? ended(advanced, State.DONE) : advanced;
        } catch (DatabaseException away) {
            throw away;
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Dry run %s of rule set %s failed", run.id(), run.ruleSet());
            return ended(run, State.FAILED);
        }
    }

    private DryRun ended(DryRun run, State state) {
        return run.ended(state, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private void compare(DryRun run, List<StoredRecord> page) {
        Campaign campaign = campaigns.find(run.campaignId()).orElseThrow();
        CampaignWindow window = new CampaignWindow(campaign.startsOn(), campaign.deadline());
        CompiledRules present = ruleSets.compiled(run.comparedWith());
        CompiledRules tried = compiled(run);
        for (StoredRecord record : page) {
            run.comparison().add(record.id(), broken(present, record, window), broken(tried, record, window));
        }
    }

    private CompiledRules compiled(DryRun run) {
        if (!run.id().equals(compiledFor)) {
            compiled = ruleSets.compile(run.body());
            compiledFor = run.id();
        }
        return compiled;
    }

    private static Set<String> broken(CompiledRules rules, StoredRecord record, CampaignWindow window) {
        RecordEvaluation evaluation = rules.evaluate(record.input(), window, record.receivedAt());
        Set<String> broken = new TreeSet<>();
        for (Finding finding : evaluation.findings()) {
            broken.add(finding.rule());
            if (finding.severity() == Severity.BLOCK) {
                broken.add(REFUSED);
            }
        }
        evaluation.findings(record.household()).forEach(finding -> broken.add(finding.rule()));
        return broken;
    }
}
