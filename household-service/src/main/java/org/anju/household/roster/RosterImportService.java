package org.anju.household.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;
import org.anju.household.region.RegionService;
import org.anju.household.roster.finding.FindingResponse;
import org.anju.household.roster.intake.RosterIntake;
import org.anju.household.roster.intake.RosterUpload;
import org.anju.household.roster.work.RosterImportWorker;

@ApplicationScoped
class RosterImportService {

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final RegionService regions;
    private final RosterIntake intake;
    private final RosterImportStore store;
    private final RosterImportRepository imports;
    private final RosterImportWorker worker;
    private final FindingsJson findings;

    RosterImportService(
            CurrentCaller caller,
            RowSecurity rowSecurity,
            RegionService regions,
            RosterIntake intake,
            RosterImportStore store,
            RosterImportRepository imports,
            RosterImportWorker worker,
            FindingsJson findings) {
        this.caller = caller;
        this.rowSecurity = rowSecurity;
        this.regions = regions;
        this.intake = intake;
        this.store = store;
        this.imports = imports;
        this.worker = worker;
        this.findings = findings;
    }

    /** Not in one transaction: the file may take minutes to arrive. */
    RosterImportResponse receive(UploadRequest request, InputStream body, List<Locale> languages) {
        RegionScope scope = scopeOf(request.region());
        try (RosterUpload upload = intake.receive(body, request.contentType(), request.contentLength())) {
            RosterImport roster =
                    store.accept(upload, request.fileName(), scope, caller.get(), request.idempotencyKey());
            worker.wake();
            return toResponse(roster, languages);
        }
    }

    @Transactional
    RosterImportResponse get(UUID id, List<Locale> languages) {
        rowSecurity.restrictTo(caller.scope());
        return toResponse(imports.findByIdOptional(id).orElseThrow(() -> new RosterImportNotFound(id)), languages);
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
        List<FindingResponse> found = findings.read(roster.findings()).stream()
                .map(finding -> FindingResponse.from(finding, languages))
                .toList();
        return RosterImportResponse.from(roster, found);
    }
}
