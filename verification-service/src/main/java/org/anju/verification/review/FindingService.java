package org.anju.verification.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.caller.Roles;
import org.anju.verification.record.RecordFinding.Severity;
import org.anju.verification.record.RecordFindings;
import org.anju.verification.record.StoredFinding;
import org.anju.verification.record.VerificationService;

@ApplicationScoped
class FindingService {

    private final ReviewStore store;
    private final RecordFindings findings;

    FindingService(ReviewStore store, RecordFindings findings) {
        this.store = store;
        this.findings = findings;
    }

    @Transactional
    StoredFinding settle(UUID id, long findingId, String note, Caller caller) {
        ReviewedRecord record = store.lock(List.of(id), caller.scope()).get(id);
        if (record == null) {
            throw VerificationService.unknown(id);
        }
        StoredFinding finding = find(record.findings(), id, findingId);
        if (finding.isSettled()) {
            return finding;
        }
        if (record.collectors().include(caller)) {
            throw ReviewProblems.ownRecord(id);
        }
        if (finding.severity() == Severity.BLOCK && !caller.has(Roles.COUNTY_REVIEWER)) {
            throw ReviewProblems.findingBlocks(id, finding);
        }
        findings.settle(Map.of(findingId, note), caller);
        return find(findings.of(List.of(id)).get(id), id, findingId);
    }

    private static StoredFinding find(List<StoredFinding> findings, UUID record, long id) {
        return findings.stream()
                .filter(finding -> finding.id() == id)
                .findFirst()
                .orElseThrow(() -> ReviewProblems.findingUnknown(record, id));
    }
}
