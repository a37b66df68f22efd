package org.anju.household.roster.work;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.common.event.Outbox;
import org.anju.household.HouseholdConfig;
import org.anju.household.region.RegionNames;
import org.anju.household.roster.FindingsJson;
import org.anju.household.roster.ImportState;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.finding.Findings;
import org.anju.household.roster.intake.ScratchFile;
import org.anju.household.roster.row.RosterRow;
import org.anju.household.roster.row.RowReader;
import org.anju.household.roster.storage.HouseholdCounts;
import org.anju.household.roster.storage.RosterFiles;
import org.anju.household.roster.storage.RosterStorage;
import org.anju.household.roster.workbook.RosterReader;
import org.jboss.logging.Logger;

/** Works one import through, from its file to its end. Households, events and the import's own state change together. */
@ApplicationScoped
class RosterImporting {

    private static final Logger LOG = Logger.getLogger(RosterImporting.class);
    private static final int TRANSACTION_SECONDS = 3600;

    private final ImportLeases leases;
    private final RosterFiles files;
    private final RosterStorage storage;
    private final RegionNames regions;
    private final RowSecurity rowSecurity;
    private final FindingsJson json;
    private final Outbox outbox;
    private final int maxAttempts;

    RosterImporting(
            ImportLeases leases,
            RosterFiles files,
            RosterStorage storage,
            RegionNames regions,
            RowSecurity rowSecurity,
            FindingsJson json,
            Outbox outbox,
            HouseholdConfig config) {
        this.leases = leases;
        this.files = files;
        this.storage = storage;
        this.regions = regions;
        this.rowSecurity = rowSecurity;
        this.json = json;
        this.outbox = outbox;
        this.maxAttempts = config.roster().maxAttempts();
    }

    void run(ClaimedImport claimed) {
        if (claimed.attempt() > maxAttempts) {
            LOG.errorf("Roster import %s is given up after %d attempts", claimed.id(), maxAttempts);
            fail(claimed);
            return;
        }
        try {
            importOrRefuse(claimed);
        } catch (LeaseLostException exception) {
            LOG.warnf("Roster import %s is in other hands now", claimed.id());
        } catch (CancellationException exception) {
            // The connection pool serves no thread that is interrupted.
            Thread.interrupted();
            leases.release(claimed);
        } catch (RuntimeException exception) {
            afterFailure(claimed, exception);
        }
    }

    private void afterFailure(ClaimedImport claimed, RuntimeException exception) {
        if (DatabaseException.isPassing(exception)) {
            // The lease runs out, and the import is taken up again.
            LOG.warnf("Roster import %s is interrupted: %s", claimed.id(), exception.getMessage());
            return;
        }
        LOG.errorf(exception, "Roster import %s failed", claimed.id());
        fail(claimed);
    }

    private void fail(ClaimedImport claimed) {
        leases.refuse(claimed, ImportState.FAILED, 0, json.write(List.of(Finding.ofFile(FindingCode.IMPORT_FAILED))));
    }

    private void importOrRefuse(ClaimedImport claimed) {
        Findings findings = new Findings();
        try (ScratchFile file = ScratchFile.create();
                Heartbeat heartbeat = new Heartbeat(leases, claimed)) {
            restore(claimed, file.path());
            try {
                QuarkusTransaction.requiringNew()
                        .timeout(TRANSACTION_SECONDS)
                        .run(() -> store(claimed, file.path(), findings, heartbeat));
            } catch (RosterRefusedException exception) {
                heartbeat.stop();
                refuse(claimed, findings, heartbeat.rowsRead());
                return;
            }
            outbox.committed();
            LOG.infof("Roster import %s: %d rows in %d ms", claimed.id(), heartbeat.rowsRead(), heartbeat.millis());
        }
    }

    private void restore(ClaimedImport claimed, Path file) {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            files.restore(claimed.id(), file);
        });
    }

    private void store(ClaimedImport claimed, Path file, Findings findings, Heartbeat heartbeat) {
        RegionScope scope = claimed.scope();
        storage.stage(rows -> read(file, scope, findings, heartbeat, rows), scope, findings);
        if (findings.hasErrors()) {
            throw new RosterRefusedException();
        }
        heartbeat.storing();
        leases.lock(claimed);
        HouseholdCounts counts = storage.merge(claimed.change(), scope);
        rowSecurity.restrictTo(RegionScope.everything());
        leases.finish(claimed, ImportState.IMPORTED, heartbeat.rowsRead(), counts, json.write(findings.all()));
    }

    /** Once there is an error the roster is read on for further findings only. */
    private void read(Path file, RegionScope scope, Findings findings, Heartbeat heartbeat, Consumer<RosterRow> rows) {
        RowReader reader = new RowReader(regions, scope, findings);
        new RosterReader(findings, heartbeat::rowRead, row -> reader.read(row)
                        .filter(household -> !findings.hasErrors())
                        .ifPresent(rows))
                .read(file);
    }

    private void refuse(ClaimedImport claimed, Findings findings, long rowsRead) {
        leases.refuse(claimed, ImportState.REFUSED, rowsRead, json.write(findings.all()));
        LOG.infof("Roster import %s is refused with %d errors", claimed.id(), findings.errorCount());
    }
}
