package org.anju.household.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.anju.common.region.RegionCode;
import org.anju.household.audit.AuditAction;
import org.anju.household.audit.AuditEntry;
import org.anju.household.audit.AuditLog;
import org.anju.household.registry.ChangeRecording;
import org.anju.household.registry.RecordedChange;

/** Opens the current transaction for a change that somebody has asked for, and writes down that they did. */
@ApplicationScoped
class ChangeAnnouncement {

    private final ChangeRecording recording;
    private final AuditLog audit;

    ChangeAnnouncement(ChangeRecording recording, AuditLog audit) {
        this.recording = recording;
        this.audit = audit;
    }

    void make(RecordedChange change, UUID household, RegionCode village) {
        recording.announce(change);
        audit.record(AuditEntry.of(AuditAction.HOUSEHOLD_CHANGED)
                .on("household", household)
                .in(village)
                .with(Map.of("kind", change.kind())));
    }
}
