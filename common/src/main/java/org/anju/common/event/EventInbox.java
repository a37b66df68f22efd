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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** What one poll brought of a partition; at least one record. */
    private record Polled(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {

        List<Polled> each() {
            return records.stream()
                    .map(record -> new Polled(partition, List.of(record)))
                    .toList();
        }
    }

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
     * @param effect called in a transaction that sees all regions, with the readable events, those of a partition in their order
     */
    public <T> void apply(
            ConsumerRecords<String, byte[]> records,
            String types,
            Class<T> facts,
            Consumer<List<ReceivedEvent<T>>> effect) {
        ObjectReader data = json.readerFor(facts).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        EventReader<T> reader = new EventReader<>(types, data);
        List<Polled> polled = records.partitions().stream()
                .map(partition -> new Polled(partition, records.records(partition)))
                .toList();
        if (polled.isEmpty() || !working.readLock().tryLock()) {
            return;
        }
        try {
            applyTogether(polled, reader, effect);
        } finally {
            working.readLock().unlock();
        }
    }

    /** Lets what is being applied come to its end; what is polled from now on waits for the next start. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (!working.writeLock().tryLock(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("Stops in the middle of a batch, which the next start applies again");
        }
    }

    /** All in one transaction, which costs more than most of its events; where that fails, each partition, then each record. */
    private <T> void applyTogether(
            List<Polled> polled, EventReader<T> reader, Consumer<List<ReceivedEvent<T>>> effect) {
        List<ConsumerRecord<String, byte[]>> unreadable = new ArrayList<>();
        try {
            untilDatabaseIsBack(() -> {
                unreadable.clear();
                applyOnce(polled, reader, effect, unreadable);
            });
            unreadable.forEach(this::count);
        } catch (RuntimeException failure) {
            List<Polled> parts = polled.size() > 1 ? polled : polled.getFirst().each();
            if (parts.size() > 1) {
                LOG.warnf("Applies %d parts of a poll one by one: %s", parts.size(), failure.getMessage());
                parts.forEach(part -> applyTogether(List.of(part), reader, effect));
                return;
            }
            ConsumerRecord<String, byte[]> record = parts.getFirst().records().getFirst();
            LOG.errorf(failure, "Cannot apply %s at offset %d", parts.getFirst().partition(), record.offset());
            untilDatabaseIsBack(() -> skip(parts.getFirst().partition(), record, failure));
            count(record);
        }
    }

    private <T> void applyOnce(
            List<Polled> polled,
            EventReader<T> reader,
            Consumer<List<ReceivedEvent<T>>> effect,
            List<ConsumerRecord<String, byte[]>> unreadable) {
        rowSecurity.restrictTo(RegionScope.everything());
        Map<TopicPartition, Long> next =
                offsets.lock(polled.stream().map(Polled::partition).toList());
        List<ReceivedEvent<T>> events = new ArrayList<>();
        for (Polled part : polled) {
            long from = next.get(part.partition());
            for (ConsumerRecord<String, byte[]> record : part.records()) {
                if (record.offset() >= from) {
                    read(record, reader, unreadable).ifPresent(events::add);
                }
            }
            next.put(part.partition(), Math.max(from, part.records().getLast().offset() + 1));
        }
        if (!events.isEmpty()) {
            effect.accept(events);
        }
        offsets.advance(next);
    }

    private <T> Optional<ReceivedEvent<T>> read(
            ConsumerRecord<String, byte[]> record,
            EventReader<T> reader,
            List<ConsumerRecord<String, byte[]>> unreadable) {
        try {
            return reader.read(record);
        } catch (UnreadableEventException failure) {
            outbox.append(List.of(deadLetter(record, failure)));
            unreadable.add(record);
            return Optional.empty();
        }
    }

    private void skip(TopicPartition partition, ConsumerRecord<String, byte[]> record, RuntimeException failure) {
        long next = offsets.lock(List.of(partition)).get(partition);
        if (record.offset() < next) {
            return;
        }
        outbox.append(List.of(deadLetter(record, failure)));
        offsets.advance(Map.of(partition, record.offset() + 1));
    }

    private void count(ConsumerRecord<String, byte[]> record) {
        metrics.counter("anju_dead_letters", "topic", record.topic()).increment();
    }

    private OutgoingEvent deadLetter(ConsumerRecord<String, byte[]> record, RuntimeException failure) {
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
