package org.anju.verification.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anju.common.event.ReceivedEvent;
import org.anju.common.fact.VerificationFacts;
import org.anju.verification.record.RecordFollower;

/** Hears of records whose comparison with others may come out differently now. */
@ApplicationScoped
class RecordsToWatch implements RecordFollower {

    /** Steps forward change nothing that is compared. */
    private static final Set<String> OF_NO_CONCERN = Set.of(
            VerificationFacts.COMPLETED,
            VerificationFacts.APPROVED,
            VerificationFacts.CONFIRMED,
            VerificationFacts.LOCKED);

    private final WatchQueue queue;

    RecordsToWatch(WatchQueue queue) {
        this.queue = queue;
    }

    @Override
    public void follow(List<ReceivedEvent<VerificationFacts>> events) {
        Set<UUID> records = events.stream()
                .filter(event -> !OF_NO_CONCERN.contains(event.type()))
                .map(event -> event.facts().verificationId())
                .collect(Collectors.toSet());
        queue.add(Subject.RECORD, records);
    }
}
