package org.anju.common.event;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Applies what was polled from Kafka exactly once: effects and offset are written in one transaction. While the database
 * is away it waits; a record that cannot be read, or that alone cannot be applied, goes to the dead-letter topic by way of
 * the outbox, so that nothing is acknowledged silently.
 */
@ApplicationScoped
public class EventInbox {

    private static final Logger LOG = Logger.getLogger(EventInbox.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final ConsumerOffsets offsets;
    private final Outbox outbox;
    private final RowSecurity rowSecurity;
    private final ObjectMapper json;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final ReadWriteLock working = new ReentrantReadWriteLock();
    private volatile boolean stopping;

    EventInbox(
            ConsumerOffsets offsets,
            Outbox outbox,
            RowSecurity rowSecurity,
            ObjectMapper json,
            MeterRegistry metrics,
            Clock clock) {
        this.offsets = offsets;
        this.outbox = outbox;
        this.rowSecurity = rowSecurity;
        this.json = json;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @param types what the types begin with that are of concern; others on the topic, which may carry other data, are left aside
     * @param facts what the events' data is read as; unknown fields are left aside, since producers may add some
     * @param effect called in a transaction that sees all regions, with the readable events in their order
     */
    public <T> void apply(
            ConsumerRecords<String, byte[]> records,
            String types,
            Class<T> facts,
            Consumer<List<ReceivedEvent<T>>> effect) {
        ObjectReader data = json.readerFor(facts).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        EventReader<T> reader = new EventReader<>(types, data);
        for (TopicPartition partition : records.partitions()) {
            if (!working.readLock().tryLock()) {
                return;
            }
            try {
                applyPartition(partition, records.records(partition), reader, effect);
            } finally {
                working.readLock().unlock();
            }
        }
    }

    /** Lets what is being applied come to its end; what is polled from now on waits for the next start. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (!working.writeLock().tryLock(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("Stops in the middle of a batch, which the next start applies again");
        }
    }

    private <T> void applyPartition(
            TopicPartition partition,
            List<ConsumerRecord<String, byte[]>> records,
            EventReader<T> reader,
            Consumer<List<ReceivedEvent<T>>> effect) {
        try {
            untilDatabaseIsBack(() -> applyOnce(partition, records, reader, effect));
        } catch (RuntimeException failure) {
            if (records.size() > 1) {
                records.forEach(record -> applyPartition(partition, List.of(record), reader, effect));
                return;
            }
            LOG.errorf(
                    failure,
                    "Cannot apply %s at offset %d",
                    partition,
                    records.getFirst().offset());
            untilDatabaseIsBack(() -> skip(partition, records.getFirst(), failure));
        }
    }

    private <T> void applyOnce(
            TopicPartition partition,
            List<ConsumerRecord<String, byte[]>> records,
            EventReader<T> reader,
            Consumer<List<ReceivedEvent<T>>> effect) {
        rowSecurity.restrictTo(RegionScope.everything());
        long next = offsets.lock(partition);
        List<ReceivedEvent<T>> events = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.offset() < next) {
                continue;
            }
            try {
                reader.read(record).ifPresent(events::add);
            } catch (UnreadableEventException unreadable) {
                outbox.append(List.of(deadLetter(record, unreadable)));
            }
        }
        if (!events.isEmpty()) {
            effect.accept(events);
        }
        offsets.advance(partition, Math.max(next, records.getLast().offset() + 1));
    }

    private void skip(TopicPartition partition, ConsumerRecord<String, byte[]> record, RuntimeException failure) {
        long next = offsets.lock(partition);
        if (record.offset() < next) {
            return;
        }
        outbox.append(List.of(deadLetter(record, failure)));
        offsets.advance(partition, record.offset() + 1);
    }

    private OutgoingEvent deadLetter(ConsumerRecord<String, byte[]> record, RuntimeException failure) {
        metrics.counter("anju_dead_letters", "topic", record.topic()).increment();
        DeadLetter letter = new DeadLetter(
                record.topic(),
                record.partition(),
                record.offset(),
                String.valueOf(failure.getMessage()),
                record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8));
        return new OutgoingEvent(
                UuidCreator.getTimeOrderedEpoch(),
                Topics.deadLetter(record.topic()),
                Objects.requireNonNullElse(record.key(), ""),
                DeadLetter.TYPE,
                clock.instant(),
                outbox.toJson(letter));
    }

    private void untilDatabaseIsBack(Runnable work) {
        Duration wait = Duration.ofMillis(100);
        while (!stopping) {
            try {
                QuarkusTransaction.requiringNew().run(work);
                return;
            } catch (RuntimeException failure) {
                if (!DatabaseException.isPassing(failure)) {
                    throw failure;
                }
                LOG.warnf("The database is away, trying again in %d ms: %s", wait.toMillis(), failure.getMessage());
                LockSupport.parkNanos(wait.toNanos());
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
            }
        }
    }
}
