package org.anju.household.regionchange;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.caller.RegionScope;
import org.anju.common.caller.Roles;
import org.anju.common.database.RowSecurity;
import org.anju.common.digest.Sha256;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.anju.household.page.Page;
import org.anju.household.page.PageLimit;

/** Carries imports out, whole or not at all, one at a time. */
@ApplicationScoped
class RegionImportService {

    private static final int TRANSACTION_SECONDS = 600;
    private static final int MOST_FINDINGS = 1000;
    private static final Pattern CODE = Pattern.compile("[1-9]\\d{11}");

    private final CurrentCaller caller;
    private final RowSecurity rowSecurity;
    private final RegionTable regions;
    private final RegionRows rows;
    private final RegionImportStore store;
    private final RegionEvents events;
    private final Clock clock;

    RegionImportService(
            CurrentCaller caller,
            RowSecurity rowSecurity,
            RegionTable regions,
            RegionRows rows,
            RegionImportStore store,
            RegionEvents events,
            Clock clock) {
        this.caller = caller;
        this.rowSecurity = rowSecurity;
        this.regions = regions;
        this.rows = rows;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** What was stored, and whether by this very request. */
    record Outcome(RegionImportResponse response, boolean isNew) {}

    /** @param key may be null */
    @Transactional
    @TransactionConfiguration(timeout = TRANSACTION_SECONDS)
    Outcome carryOut(List<RegionImportRow> sent, String key, List<Locale> languages) {
        requireWithinScope(sent);
        regions.waitForTurn();
        rowSecurity.restrictTo(RegionScope.everything());
        byte[] sha256 = digestOf(sent);
        Optional<RegionImport> earlier = key == null ? Optional.empty() : store.findByKey(caller.get(), key);
        if (earlier.isPresent()) {
            return new Outcome(again(earlier.get(), sha256), false);
        }
        Work work = apply(sent, sha256);
        if (!work.findings().isEmpty()) {
            throw refused(work.findings(), languages);
        }
        store.add(work.imported(), caller.get(), key, work.applied());
        events.tell(changedBy(work.applied()), work.imported().importedAt());
        return new Outcome(RegionImportResponse.of(work.imported(), work.changes()), true);
    }

    /** Does all of it, so that nothing is told that would not be, and takes it back. */
    @Transactional
    @TransactionConfiguration(timeout = TRANSACTION_SECONDS)
    RegionImportResponse tryOut(List<RegionImportRow> sent, List<Locale> languages) {
        requireWithinScope(sent);
        regions.waitForTurn();
        rowSecurity.restrictTo(RegionScope.everything());
        Work work = apply(sent, digestOf(sent));
        QuarkusTransaction.setRollbackOnly();
        return RegionImportResponse.ofDryRun(
                work.imported(),
                work.changes(),
                work.findings().stream().map(finding -> finding.in(languages)).toList());
    }

    @Transactional
    RegionImportResponse get(UUID id) {
        rowSecurity.restrictTo(visible());
        RegionImport found = store.find(id).orElseThrow(() -> new RegionImportNotFound(id));
        return RegionImportResponse.of(found, store.rowsOf(id));
    }

    @Transactional
    Page<RegionImportSummary> list(UUID cursor, PageLimit limit) {
        rowSecurity.restrictTo(visible());
        return Page.of(
                store.findBefore(cursor, limit.value() + 1),
                limit,
                found -> found.stream().map(RegionImportSummary::from).toList(),
                last -> last.id().toString());
    }

    private record Work(RegionImport imported, List<AppliedRow> applied, List<RegionFinding> findings) {

        List<RegionChange> changes() {
            return applied.stream().map(RegionChange::from).toList();
        }
    }

    private Work apply(List<RegionImportRow> sent, byte[] sha256) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Instant now = clock.instant();
        List<AppliedRow> applied = new ArrayList<>(sent.size());
        List<RegionFinding> findings = new ArrayList<>();
        for (int index = 0; index < sent.size(); index++) {
            try {
                applied.add(rows.apply(index + 1, sent.get(index), id, caller.get()));
            } catch (RowRefusedException refusal) {
                findings.add(refusal.inRow(index + 1));
            }
        }
        RegionImport imported = new RegionImport(
                id,
                sha256,
                prefixesOf(sent),
                caller.get().username(),
                now,
                sent.size(),
                changedBy(applied).size(),
                applied.stream().mapToLong(AppliedRow::householdsMoved).sum());
        return new Work(imported, applied, findings);
    }

    private RegionImportResponse again(RegionImport earlier, byte[] sha256) {
        if (!Arrays.equals(earlier.sha256(), sha256)) {
            throw ProblemException.conflict(
                    "idempotency-key-reused",
                    Text.of("The idempotency key was used for other rows", "幂等键已用于其他内容"),
                    Text.of(
                            "Idempotency-Key stands for one import. Send a new key with these rows.",
                            "一个Idempotency-Key只对应一次导入。请为此内容使用新的键。"));
        }
        return RegionImportResponse.of(earlier, store.rowsOf(earlier.id()));
    }

    private static Set<String> changedBy(List<AppliedRow> applied) {
        Set<String> changed = new LinkedHashSet<>();
        applied.forEach(row -> changed.addAll(row.changed()));
        return changed;
    }

    private void requireWithinScope(List<RegionImportRow> sent) {
        RegionScope allowed = visible();
        sent.stream()
                .flatMap(RegionImportRow::codes)
                .filter(code -> CODE.matcher(code).matches())
                .map(RegionCode::new)
                .forEach(allowed::requireCovers);
    }

    /** Administrators see no household, but keep the regions of all. */
    private RegionScope visible() {
        return caller.get().has(Roles.PLATFORM_ADMIN) ? RegionScope.everything() : caller.scope();
    }

    private static List<String> prefixesOf(List<RegionImportRow> sent) {
        return RegionScope.of(sent.stream()
                        .flatMap(RegionImportRow::codes)
                        .filter(code -> CODE.matcher(code).matches())
                        .map(RegionCode::new)
                        .toList())
                .prefixes();
    }

    private static ProblemException refused(List<RegionFinding> findings, List<Locale> languages) {
        ProblemException problem = ProblemException.unprocessable(
                "region-import-refused",
                Text.of("Rows of the import cannot be carried out", "导入内容有误"),
                Text.of(
                        "%d rows are wrong; nothing was stored. Mend the rows named below and send all of them again."
                                .formatted(findings.size()),
                        "有%d行不正确,未作任何变更。请改正下列各行后重新导入全部内容。".formatted(findings.size())));
        findings.stream()
                .limit(MOST_FINDINGS)
                .map(finding -> finding.in(languages))
                .forEach(told -> problem.violation(
                        "rows[%d].%s".formatted(told.row(), told.field()),
                        told.message() + ": " + told.remedy(),
                        told.value()));
        return problem;
    }

    private static byte[] digestOf(List<RegionImportRow> sent) {
        return Sha256.of(sent.toString());
    }
}
