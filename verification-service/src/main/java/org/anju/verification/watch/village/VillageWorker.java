package org.anju.verification.watch.village;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.verification.watch.Observations;
import org.anju.verification.watch.WatchedFindings;

/** Takes up villages once in a while. */
@ApplicationScoped
class VillageWorker {

    private static final int AT_ONCE = 100;

    private final VillageCentres centres;
    private final VillageSweep sweep;
    private final WatchedFindings findings;
    private final RowSecurity rowSecurity;

    VillageWorker(VillageCentres centres, VillageSweep sweep, WatchedFindings findings, RowSecurity rowSecurity) {
        this.centres = centres;
        this.sweep = sweep;
        this.findings = findings;
        this.rowSecurity = rowSecurity;
    }

    @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    void takeUpChangedVillages() {
        while (QuarkusTransaction.requiringNew().call(this::takeUpSome) == AT_ONCE) {
            // Goes on until none is due.
        }
    }

    /** What it finds changes with the calendar and with households, not only with records: it looks at all villages. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        for (SweptCampaign campaign : QuarkusTransaction.requiringNew().call(sweep::campaigns)) {
            QuarkusTransaction.requiringNew().run(() -> {
                rowSecurity.restrictTo(RegionScope.everything());
                sweep.sweep(campaign);
            });
        }
    }

    private int takeUpSome() {
        rowSecurity.restrictTo(RegionScope.everything());
        Observations observations = new Observations();
        int villages = centres.takeUp(AT_ONCE, observations);
        findings.keep(observations);
        return villages;
    }
}
