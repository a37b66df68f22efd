package org.anju.household.roster;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.common.caller.Caller;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.household.audit.AuditAction;
import org.anju.household.audit.AuditEntry;
import org.anju.household.audit.AuditLog;
import org.anju.household.roster.intake.RosterUpload;
import org.anju.household.roster.storage.RosterFiles;

/** Writes down what was accepted: once this returns, the roster outlives a crash. */
@ApplicationScoped
class RosterImportStore {

    private static final String SAME_KEY_ONE_AT_A_TIME =
            "SELECT true FROM pg_advisory_xact_lock(hashtextextended(:owner || ' ' || :key, 0))";

    private final RosterImportRepository imports;
    private final RosterFiles files;
    private final RowSecurity rowSecurity;
    private final AuditLog audit;
    private final Clock clock;

    RosterImportStore(
            RosterImportRepository imports, RosterFiles files, RowSecurity rowSecurity, AuditLog audit, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.rowSecurity = rowSecurity;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    RosterImport accept(RosterUpload upload, UploadRequest request, RegionScope scope, Caller owner) {
        rowSecurity.restrictTo(owner.scope());
        String key = request.idempotencyKey();
        if (key != null) {
            Optional<RosterImport> earlier = findEarlier(upload, owner, key);
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        List<String> regions = scope.prefixes();
        RosterImport roster = RosterImport.received(
                UuidCreator.getTimeOrderedEpoch(), request, upload, regions, owner, clock.instant());
        imports.persistAndFlush(roster);
        files.store(roster.id(), upload.file().path());
        audit.record(AuditEntry.of(AuditAction.ROSTER_UPLOADED)
                .on("roster-import", roster.id())
                .in(null, scope)
                .with(Map.of("bytes", upload.bytes(), "task", request.task())));
        return roster;
    }

    private Optional<RosterImport> findEarlier(RosterUpload upload, Caller owner, String key) {
        imports.getEntityManager()
                .createNativeQuery(SAME_KEY_ONE_AT_A_TIME)
                .setParameter("owner", owner.subject())
                .setParameter("key", key)
                .getSingleResult();
        Optional<RosterImport> earlier = imports.findByKey(owner.subject(), key);
        if (earlier.isPresent() && !earlier.get().isOf(upload)) {
            throw ProblemException.conflict(
                    "idempotency-key-reused",
                    Text.of("The idempotency key was used for another file", "幂等键已用于另一文件"),
                    Text.of(
                            "Idempotency-Key stands for one file. Send a new key with this one.",
                            "一个Idempotency-Key只对应一个文件。请为此文件使用新的键。"));
        }
        return earlier;
    }
}
