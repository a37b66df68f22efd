package org.anju.verification.review.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.verification.record.Standing;
import org.anju.verification.record.VerificationResponse;
import org.anju.verification.record.VerificationService;
import org.anju.verification.record.VerificationState;

@ApplicationScoped
class TimelineService {

    private static final Comparator<TimelineEntry> IN_ORDER =
            Comparator.comparing(TimelineEntry::at).thenComparing(TimelineEntry::step);

    private final VerificationService verifications;
    private final TimelineReader timeline;

    TimelineService(VerificationService verifications, TimelineReader timeline) {
        this.verifications = verifications;
        this.timeline = timeline;
    }

    @Transactional
    TimelineResponse of(UUID id, Caller caller) {
        VerificationResponse record = verifications.get(id, caller);
        List<TimelineEntry> entries = new ArrayList<>(timeline.entries(id));
        entries.add(TimelineEntry.ofRecord(
                record.receivedAt(),
                TimelineStep.SUBMITTED,
                record.submittedBy(),
                VerificationState.SUBMITTED.name(),
                record.replaces()));
        if (record.completedAt() != null) {
            entries.add(TimelineEntry.ofRecord(
                    record.completedAt(), TimelineStep.COMPLETED, null, VerificationState.COMPLETED.name(), null));
        }
        if (record.returned() != null && record.returned().seenAt() != null) {
            entries.add(TimelineEntry.ofRecord(
                    record.returned().seenAt(), TimelineStep.RETURN_SEEN, record.submittedBy(), null, null));
        }
        if (record.standing() == Standing.SUPERSEDED) {
            successor(record, verifications.revisions(id, caller))
                    .map(next -> TimelineEntry.ofRecord(
                            next.receivedAt(), TimelineStep.REPLACED, next.submittedBy(), null, next.id()))
                    .ifPresent(entries::add);
        }
        entries.sort(IN_ORDER);
        return new TimelineResponse(id, record.revision(), record.standing(), record.state(), entries);
    }

    /** The record that names this one as replaced; a new visit after a return need not, and is the next revision. */
    private static Optional<VerificationResponse> successor(
            VerificationResponse record, List<VerificationResponse> household) {
        return household.stream()
                .filter(other -> record.id().equals(other.replaces()))
                .findFirst()
                .or(() -> household.stream()
                        .filter(other -> other.replaces() == null && other.revision() == record.revision() + 1)
                        .findFirst());
    }
}
