package org.anju.household.registry;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.anju.common.caller.Caller;

/**
 * What the roster says of a change: kind, day, person and grounds.
 *
 * @param effectiveOn the day from which it holds, in China's time; may lie in the past
 * @param reason free text without personal data, or null
 * @param proof what document shows it, or null
 * @param approvedBy who approved it, or null
 * @param rosterImportId the import that made it, or null
 * @param details ids and codes that belong to it; no personal data
 */
public record RecordedChange(
        ChangeKind kind,
        LocalDate effectiveOn,
        String subject,
        String username,
        String reason,
        String proof,
        String approvedBy,
        UUID rosterImportId,
        Map<String, Object> details) {

    public static RecordedChange by(Caller caller, ChangeKind kind, LocalDate effectiveOn) {
        return new RecordedChange(
                kind, effectiveOn, caller.subject(), caller.username(), null, null, null, null, Map.of());
    }

    public RecordedChange because(String reason, String proof, String approvedBy) {
        return new RecordedChange(
                kind, effectiveOn, subject, username, reason, proof, approvedBy, rosterImportId, details);
    }

    public RecordedChange with(Map<String, Object> details) {
        return new RecordedChange(
                kind, effectiveOn, subject, username, reason, proof, approvedBy, rosterImportId, details);
    }

    public RecordedChange effectiveOn(LocalDate day) {
        return new RecordedChange(kind, day, subject, username, reason, proof, approvedBy, rosterImportId, details);
    }

    public RecordedChange ofImport(UUID id) {
        return new RecordedChange(kind, effectiveOn, subject, username, reason, proof, approvedBy, id, details);
    }
}
