package org.anju.verification.recheck.visit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.common.fact.RecheckFacts;
import org.anju.verification.recheck.RecheckLevel;
import org.anju.verification.record.RecordDetails;

/** A recheck as it is stored; category and mode are null where housing is not secured, all content where nobody was reached. */
record StoredRecheck(
        UUID id,
        long version,
        UUID taskId,
        UUID sampleId,
        UUID campaignId,
        UUID verificationId,
        UUID householdId,
        String villageCode,
        RecheckLevel level,
        boolean reached,
        String notReachedReason,
        Boolean secured,
        String assuranceCategory,
        String assuranceMode,
        String safetyGrade,
        String situation,
        Instant visitedAt,
        Content.Point point,
        String deviceId,
        String note,
        RecordDetails details,
        String digest,
        Result result,
        Severity severity,
        List<Difference> differences,
        String recordedBy,
        String recordedByName,
        Instant recordedAt,
        Settled settled) {

    /** @param problemId the problem that was opened, or null */
    record Settled(Settlement settlement, String note, String by, String byName, Instant at, UUID problemId) {}

    StoredRecheck settled(Settled how) {
        return new StoredRecheck(
                id,
                version + 1,
                taskId,
                sampleId,
                campaignId,
                verificationId,
                householdId,
                villageCode,
                level,
                reached,
                notReachedReason,
                secured,
                assuranceCategory,
                assuranceMode,
                safetyGrade,
                situation,
                visitedAt,
                point,
                deviceId,
                note,
                details,
                digest,
                result,
                severity,
                differences,
                recordedBy,
                recordedByName,
                recordedAt,
                how);
    }

    RecheckFacts facts() {
        return new RecheckFacts(
                id,
                sampleId,
                campaignId,
                householdId,
                verificationId,
                villageCode,
                level.name(),
                version,
                result.name(),
                severity == null ? null : severity.name(),
                settled == null ? null : settled.settlement().name(),
                visitedAt,
                recordedAt,
                settled == null ? null : settled.at());
    }
}
