package org.anju.common.event;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox to Kafka in the order of its rows and deletes what the broker has acknowledged. Of several
 * instances one works at a time; a crash between the acknowledgement and the deletion publishes the same event again,
 * which consumers recognise by its version.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private static final int BATCH_SIZE = 2000;
    /** Any constant serves: advisory locks are kept apart by database. */
    private static final long RELAY_LOCK = 7_309_003_172L;
    /** How long a row may wait that another instance has written. */
    private static final Duration IDLE_WAIT = Duration.ofMillis(200);
    /** Gathers the rows of some milliseconds into one round trip to the broker and the database, however often it is woken. */
    private static final Duration GATHER = Duration.ofMillis(30);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private static final String NEXT_BATCH =
            "SELECT id, event_id, topic, key, type, occurred_at, data FROM outbox ORDER BY id LIMIT " + BATCH_SIZE;

    private final AgroalDataSource dataSource;
    private final String bootstrapServers;
    private final String source;

    private volatile Thread worker;
    private volatile boolean running;
    private volatile boolean woken;
    private volatile String failure;

    OutboxRelay(
            AgroalDataSource dataSource,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.dataSource = dataSource;
        this.bootstrapServers = bootstrapServers;
        this.source = "/" + application;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        worker = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        LockSupport.unpark(worker);
        worker.join(Duration.ofSeconds(10));
    }

    void wake() {
        woken = true;
        LockSupport.unpark(worker);
    }

    /** Why the last attempt to publish failed, or null when it succeeded. */
    public String failure() {
        return failure;
    }

    private void run() {
        while (running) {
            try (KafkaProducer<String, byte[]> producer = producer()) {
                relay(producer);
            } catch (ExecutionException | RuntimeException exception) {
                // A producer may be beyond repair after a failure, hence a new one.
                report(exception);
                LockSupport.parkNanos(AFTER_FAILURE.toNanos());
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
                running = false;
            }
        }
    }

    private void relay(KafkaProducer<String, byte[]> producer) throws ExecutionException, InterruptedException {
        while (running) {
            Duration pause = pauseAfter(publishOne(producer));
            if (pause.equals(GATHER)) {
                gather();
            } else {
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    private void gather() {
        long end = System.nanoTime() + GATHER.toNanos();
        for (long left = GATHER.toNanos(); running && left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private Duration pauseAfter(int published) {
        if (failure != null) {
            return AFTER_FAILURE;
        }
        if (published == BATCH_SIZE) {
            return Duration.ZERO;
        }
        if (published > 0 || woken) {
            return GATHER;
        }
        return IDLE_WAIT;
    }

    private int publishOne(KafkaProducer<String, byte[]> producer) throws ExecutionException, InterruptedException {
        woken = false;
        try {
            int published = publishBatch(producer);
            if (failure != null) {
                LOG.info("Publishing events again");
                failure = null;
            }
            return published;
        } catch (SQLException exception) {
            report(exception);
            return 0;
        }
    }

    private void report(Exception exception) {
        if (failure == null) {
            LOG.warnf("Events wait in the outbox: %s", exception.getMessage());
        }
        failure = String.valueOf(exception.getMessage());
    }

    private int publishBatch(KafkaProducer<String, byte[]> producer)
            throws SQLException, ExecutionException, InterruptedException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int published = holdsLock(connection) ? publishAndDelete(connection, producer) : 0;
                connection.commit();
                return published;
            } catch (SQLException | ExecutionException | InterruptedException | RuntimeException exception) {
                connection.rollback();
                throw exception;
            }
        }
    }

    private static boolean holdsLock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_try_advisory_xact_lock(" + RELAY_LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private int publishAndDelete(Connection connection, KafkaProducer<String, byte[]> producer)
            throws SQLException, ExecutionException, InterruptedException {
        List<Long> ids = new ArrayList<>();
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NEXT_BATCH)) {
            while (row.next()) {
                ids.add(row.getLong("id"));
                acknowledgements.add(producer.send(toRecord(row)));
            }
        }
        if (ids.isEmpty()) {
            return 0;
        }
        producer.flush();
        for (Future<RecordMetadata> acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            delete.executeUpdate();
        }
        return ids.size();
    }

    private ProducerRecord<String, byte[]> toRecord(ResultSet row) throws SQLException {
        RecordHeaders headers = new RecordHeaders();
        String key = row.getString("key");
        header(headers, CloudEventHeaders.SPEC_VERSION, "1.0");
        header(headers, CloudEventHeaders.ID, row.getString("event_id"));
        header(headers, CloudEventHeaders.SOURCE, source);
        header(headers, CloudEventHeaders.TYPE, row.getString("type"));
        header(
                headers,
                CloudEventHeaders.TIME,
                row.getTimestamp("occurred_at").toInstant().toString());
        header(headers, CloudEventHeaders.SUBJECT, key);
        header(headers, CloudEventHeaders.CONTENT_TYPE, "application/json");
        byte[] data = row.getString("data").getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(row.getString("topic"), null, key, data, headers);
    }

    private static void header(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private KafkaProducer<String, byte[]> producer() {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                20_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
