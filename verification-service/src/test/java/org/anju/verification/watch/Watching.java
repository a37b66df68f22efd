package org.anju.verification.watch;

import static org.anju.verification.testsupport.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.StoredRecords;
import org.anju.verification.testsupport.TestRecord;

/** Has the watchers look, and waits until they have. */
@ApplicationScoped
public class Watching {

    private final WatchQueue queue;
    private final WatchWorker worker;
    private final StoredRecords records;
    private final Broker broker;

    Watching(WatchQueue queue, WatchWorker worker, StoredRecords records, Broker broker) {
        this.queue = queue;
        this.worker = worker;
        this.records = records;
        this.broker = broker;
    }

    public void store(TestRecord... stored) {
        records.store(stored);
        changed(Subject.RECORD, Arrays.stream(stored).map(TestRecord::id).toList());
    }

    public void store(Collection<TestRecord> stored) {
        records.store(stored);
        changed(Subject.RECORD, stored.stream().map(TestRecord::id).toList());
    }

    /** As when another revision takes its place. */
    public void supersede(TestRecord record) {
        records.change(record.id(), "standing", "SUPERSEDED");
        changed(Subject.RECORD, record.id());
    }

    public void changed(Subject subject, UUID id) {
        changed(subject, List.of(id));
    }

    public void changed(Subject subject, Collection<UUID> ids) {
        enqueue(subject, ids);
        untilLookedAt();
    }

    void enqueue(Subject subject, Collection<UUID> ids) {
        QuarkusTransaction.requiringNew().run(() -> queue.add(subject, ids));
    }

    /** What waits is taken away together with writing what was found; the scheduler's own run may be at it. */
    public void untilLookedAt() {
        untilNothingWaits();
        assertThat(records.query("SELECT string_agg(reason, ' ') FROM watch_task"))
                .as("what could not be looked at")
                .isNull();
    }

    void untilNothingWaits() {
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            worker.work();
            return records.query("SELECT count(*) FROM watch_task WHERE set_aside_at IS NULL")
                    .equals("0");
        });
    }

    /** From what was sent by way of the outbox and the broker. */
    public void untilHeard(String topic) {
        await().until(() -> records.query("SELECT count(*) FROM outbox").equals("0"));
        broker.untilConsumed(topic);
        untilLookedAt();
    }
}
