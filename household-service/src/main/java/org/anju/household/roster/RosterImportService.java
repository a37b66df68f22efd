package org.anju.household.roster;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.anju.common.time.ChinaTime;
import org.anju.household.audit.AuditAction;
import org.anju.household.audit.AuditEntry;
import org.anju.household.audit.AuditLog;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;
import org.anju.household.region.RegionService;
import org.anju.household.roster.finding.FindingResponse;
import org.anju.household.roster.intake.RosterIntake;
import org.anju.household.roster.intake.RosterUpload;
import org.anju.household.roster.intake.ScratchFile;
import org.anju.household.roster.storage.ImportUndo;
import org.anju.household.roster.storage.RosterFiles;
import org.anju.household.roster.work.RosterImportWorker;

@ApplicationScoped
class RosterImportService {

    /** In an import's own answer. */
    private static final int MOST_FINDINGS = 1000;

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final RegionService regions;
    private final RosterIntake intake;
    private final RosterImportStore store;
    private final RosterImportRepository imports;
    private final RosterImportWorker worker;
    private final ImportFindings findings;
    private final ImportUndo undo;
    private final RosterFiles files;
    private final AuditLog audit;
    private final Clock clock;

    RosterImportService(
            CurrentCaller caller,
            RowSecurity rowSecurity,
            RegionService regions,
            RosterIntake intake,
            RosterImportStore store,
            RosterImportRepository imports,
            RosterImportWorker worker,
            ImportFindings findings,
            ImportUndo undo,
            RosterFiles files,
            AuditLog audit,
            Clock clock) {
        this.caller = caller;
        this.rowSecurity = rowSecurity;
        this.regions = regions;
        this.intake = intake;
        this.store = store;
        this.imports = imports;
        this.worker = worker;
        this.findings = findings;
        this.undo = undo;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /** Not in one transaction: the file may take minutes to arrive. */
    RosterImportResponse receive(UploadRequest request, InputStream body, List<Locale> languages) {
        if (request.effectiveOn().isAfter(today())) {
            throw ImportRefusal.effectiveLater(request.effectiveOn().toString());
        }
        RegionScope scope = scopeOf(request.region());
        try (RosterUpload upload = intake.receive(body, request.contentType(), request.contentLength())) {
            RosterImport roster = store.accept(upload, request, scope, caller.get());
            worker.wake();
            return QuarkusTransaction.requiringNew().call(() -> {
                rowSecurity.restrictTo(caller.scope());
                return toResponse(roster, languages);
            });
        }
    }

    @Transactional
    RosterImportResponse get(UUID id, List<Locale> languages) {
        rowSecurity.restrictTo(caller.scope());
        return toResponse(find(id), languages);
    }

    @Transactional
    Page<FindingResponse> findings(UUID id, FindingCursor cursor, PageLimit limit, List<Locale> languages) {
        rowSecurity.restrictTo(caller.scope());
        find(id);
        int after = (cursor == null ? FindingCursor.START : cursor).number();
        return Page.of(
                findings.list(id, after, limit.value() + 1),
                limit,
                found -> found.stream()
                        .map(finding -> FindingResponse.from(finding, languages))
                        .toList(),
                last -> new FindingCursor(after + limit.value()).toString());
    }

    /** Asked again, it goes on as it was asked first. */
    RosterImportResponse confirm(UUID id, BadRows badRows, List<Locale> languages) {
        RosterImportResponse confirmed = QuarkusTransaction.requiringNew().call(() -> {
            RosterImport roster = findForUpdate(id);
            boolean already = roster.task() == ImportTask.IMPORT
                    && roster.badRows() == badRows
                    && (roster.state().isUnderWay() || roster.state() == ImportState.IMPORTED);
            if (!already) {
                requireConfirmable(roster, badRows);
                roster.confirm(badRows, caller.get());
                audit(AuditAction.ROSTER_CONFIRMED, roster);
            }
            return toResponse(roster, languages);
        });
        worker.wake();
        return confirmed;
    }

    /** Asked again, it goes on as it was asked first. */
    RosterImportResponse undo(UUID id, String reason, List<Locale> languages) {
        RosterImportResponse asked = QuarkusTransaction.requiringNew().call(() -> {
            RosterImport roster = findForUpdate(id);
            boolean already = roster.state() == ImportState.UNDOING || roster.state() == ImportState.UNDONE;
            if (!already) {
                requireUndoable(roster);
                roster.requestUndo(reason, caller.get());
                audit(AuditAction.ROSTER_UNDONE, roster);
            }
            return toResponse(roster, languages);
        });
        worker.wake();
        return asked;
    }

    @Transactional
    Page<RosterImportSummary> list(UUID cursor, PageLimit limit) {
        rowSecurity.restrictTo(caller.scope());
        return Page.of(
                imports.findBefore(cursor, limit.value() + 1),
                limit,
                found -> found.stream().map(RosterImportSummary::from).toList(),
                last -> last.id().toString());
    }

    /**
     * The file as it was uploaded, with what is wrong marked in it.
     *
     * @return to be closed by the caller
     */
    MarkedFile marked(UUID id, List<Locale> languages) {
        ScratchFile original = ScratchFile.create();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                rowSecurity.restrictTo(caller.scope());
                RosterImport roster = find(id);
                if (roster.fileKeptUntil() == null) {
                    throw ImportRefusal.fileGone();
                }
                files.restore(id, original.path());
                audit(AuditAction.ROSTER_FINDINGS_DOWNLOADED, roster);
                return new MarkedFile(roster.fileName(), original, findings.list(id, 0, Integer.MAX_VALUE), languages);
            });
        } catch (RuntimeException exception) {
            original.close();
            throw exception;
        }
    }

    private void audit(AuditAction action, RosterImport roster) {
        audit.record(AuditEntry.of(action).on("roster-import", roster.id()).in(null, roster.scope()));
    }

    private static void requireConfirmable(RosterImport roster, BadRows badRows) {
        if (roster.state() != ImportState.CHECKED && roster.state() != ImportState.REFUSED) {
            throw ImportRefusal.notConfirmable(roster.state());
        }
        if (roster.fileKeptUntil() == null) {
            throw ImportRefusal.fileGone();
        }
        if (badRows == BadRows.REFUSE_ALL && roster.errorCount() > 0) {
            throw ImportRefusal.hasErrors(roster.faultyRows());
        }
    }

    /** Looked at once more when it is done: until then others may build on it. */
    private void requireUndoable(RosterImport roster) {
        if (roster.state() != ImportState.IMPORTED) {
            throw ImportRefusal.notUndoable(roster.state());
        }
        List<String> obstacles = undo.obstacles(roster.id());
        if (!obstacles.isEmpty()) {
            throw ImportRefusal.builtUpon(obstacles);
        }
    }

    private RosterImport find(UUID id) {
        return imports.findByIdOptional(id).orElseThrow(() -> new RosterImportNotFound(id));
    }

    private RosterImport findForUpdate(UUID id) {
        rowSecurity.restrictTo(caller.scope());
        return imports.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new RosterImportNotFound(id));
    }

    LocalDate today() {
        return ChinaTime.dayOf(clock.instant());
    }

    private RegionScope scopeOf(RegionCode region) {
        if (region != null) {
            caller.scope().requireCovers(region);
            regions.find(region);
            return RegionScope.of(List.of(region));
        }
        if (caller.scope().prefixes().isEmpty()) {
            throw ProblemException.forbidden(
                    "region-out-of-scope",
                    Text.of("Your account has no regions", "您的账号没有管辖区域"),
                    Text.of(
                            "Ask your administrator to assign the regions whose rosters you keep.",
                            "请管理员为您的账号分配管辖区域。"));
        }
        return caller.scope();
    }

    private RosterImportResponse toResponse(RosterImport roster, List<Locale> languages) {
        List<FindingResponse> found = findings.list(roster.id(), 0, MOST_FINDINGS).stream()
                .map(finding -> FindingResponse.from(finding, languages))
                .toList();
        return RosterImportResponse.from(roster, found);
    }
}
