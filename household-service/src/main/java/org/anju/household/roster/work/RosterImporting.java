package org.anju.household.roster.work;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.household.HouseholdConfig;
import org.anju.household.region.RegionNames;
import org.anju.household.registry.ChangeRecording;
import org.anju.household.roster.BadRows;
import org.anju.household.roster.ImportState;
import org.anju.household.roster.ImportTask;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.finding.Findings;
import org.anju.household.roster.intake.ScratchFile;
import org.anju.household.roster.row.HouseholdReader;
import org.anju.household.roster.row.RosterRow;
import org.anju.household.roster.storage.HouseholdCounts;
import org.anju.household.roster.storage.ImportUndo;
import org.anju.household.roster.storage.RosterFiles;
import org.anju.household.roster.storage.RosterStorage;
import org.anju.household.roster.storage.StagedRoster;
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
    private final ImportUndo undo;
    private final ChangeRecording recording;
    private final int maxAttempts;

    RosterImporting(
            ImportLeases leases,
            RosterFiles files,
            RosterStorage storage,
            RegionNames regions,
            RowSecurity rowSecurity,
            ImportUndo undo,
            ChangeRecording recording,
            HouseholdConfig config) {
        this.leases = leases;
        this.files = files;
        this.storage = storage;
        this.regions = regions;
        this.rowSecurity = rowSecurity;
        this.undo = undo;
        this.recording = recording;
        this.maxAttempts = config.roster().maxAttempts();
    }

    void run(ClaimedImport claimed) {
        if (claimed.attempt() > maxAttempts) {
            LOG.errorf("Roster import %s is given up after %d attempts", claimed.id(), maxAttempts);
            fail(claimed);
            return;
        }
        try {
            switch (claimed.task()) {
                case CHECK, IMPORT -> read(claimed);
                case UNDO -> undo(claimed);
            }
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
        Findings findings = new Findings();
        findings.add(Finding.ofFile(FindingCode.IMPORT_FAILED));
        leases.fail(claimed, findings);
    }

    private void read(ClaimedImport claimed) {
        Findings findings = new Findings();
        try (ScratchFile file = ScratchFile.create();
                Heartbeat heartbeat = new Heartbeat(leases, claimed, ImportState.READING)) {
            restore(claimed, file.path());
            QuarkusTransaction.requiringNew()
                    .timeout(TRANSACTION_SECONDS)
                    .run(() -> store(claimed, file.path(), findings, heartbeat));
            LOG.infof(
                    "Roster import %s: %d rows, %d errors, in %d ms",
                    claimed.id(), heartbeat.rowsRead(), findings.errorCount(), heartbeat.millis());
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
        UUID importId = claimed.task() == ImportTask.IMPORT ? claimed.id() : null;
        StagedRoster staged =
                storage.stage(rows -> read(file, scope, findings, heartbeat, rows), scope, findings, importId);
        ImportState outcome = outcome(claimed, findings);
        heartbeat.end(outcome == ImportState.IMPORTED ? ImportState.STORING : ImportState.READING);
        leases.lock(claimed);
        if (outcome == ImportState.IMPORTED) {
            storage.merge(staged, claimed.change(), scope);
        }
        rowSecurity.restrictTo(RegionScope.everything());
        HouseholdCounts counts = outcome == ImportState.REFUSED ? HouseholdCounts.NONE : staged.households();
        leases.finish(claimed, outcome, heartbeat.rowsRead(), counts, findings);
    }

    private static ImportState outcome(ClaimedImport claimed, Findings findings) {
        boolean refused = findings.concernWholeFile()
                || (findings.hasErrors()
                        && claimed.task() == ImportTask.IMPORT
                        && claimed.badRows() == BadRows.REFUSE_ALL);
        if (refused) {
            return ImportState.REFUSED;
        }
        return claimed.task() == ImportTask.CHECK ? ImportState.CHECKED : ImportState.IMPORTED;
    }

    private void read(Path file, RegionScope scope, Findings findings, Heartbeat heartbeat, Consumer<RosterRow> rows) {
        HouseholdReader households = new HouseholdReader(regions, scope, findings, rows);
        new RosterReader(findings, heartbeat::rowRead, households::read).read(file);
        households.end();
    }

    private void undo(ClaimedImport claimed) {
        try (Heartbeat heartbeat = new Heartbeat(leases, claimed, ImportState.UNDOING)) {
            QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).run(() -> undo(claimed, heartbeat));
        }
    }

    private void undo(ClaimedImport claimed, Heartbeat heartbeat) {
        storage.waitForTurn();
        rowSecurity.restrictTo(RegionScope.everything());
        heartbeat.end(ImportState.UNDOING);
        leases.lock(claimed);
        long obstacles = undo.obstacles(claimed.id()).size();
        if (obstacles > 0) {
            leases.finishUndo(claimed, ImportState.IMPORTED, obstacles);
            return;
        }
        recording.announce(claimed.change());
        long households = undo.run(claimed.id());
        leases.finishUndo(claimed, ImportState.UNDONE, 0);
        LOG.infof("Roster import %s: %d households taken back in %d ms", claimed.id(), households, heartbeat.millis());
    }
}
