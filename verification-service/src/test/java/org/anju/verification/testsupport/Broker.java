package org.anju.verification.testsupport;

import static org.anju.verification.testsupport.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.fact.PhotoFacts;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The real broker, as other services would use it. */
@ApplicationScoped
public class Broker {

    private final String servers;
    private final String prefix;
    private final ObjectMapper json;
    private final AgroalDataSource dataSource;
    private final KafkaProducer<String, byte[]> producer;

    Broker(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "anju.topics.prefix") String prefix,
            ObjectMapper json,
            AgroalDataSource dataSource) {
        this.servers = servers;
        this.prefix = prefix;
        this.json = json;
        this.dataSource = dataSource;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new ByteArraySerializer());
    }

    @PreDestroy
    void close() {
        producer.close();
    }

    public void photoStored(UUID photo, UUID household) {
        photoStored(photo, household, digestOf(photo));
    }

    /** @param sha256 64 hex digits */
    public void photoStored(UUID photo, UUID household, String sha256) {
        send(PhotoFacts.STORED, photo, household, "FRONT", sha256, Instant.now(), null);
    }

    public void photoStoredAs(String slot, UUID photo, UUID household) {
        send(PhotoFacts.STORED, photo, household, slot, digestOf(photo), Instant.now(), null);
    }

    /** @param capturedAt by the phone's clock */
    public void photoTaken(Instant capturedAt, UUID photo, UUID household) {
        send(PhotoFacts.STORED, photo, household, "FRONT", digestOf(photo), capturedAt, Instant.now(), null);
    }

    public void photoRejected(UUID photo, UUID household) {
        photoRejectedAs("FRONT", photo, household);
    }

    public void photoRejectedAs(String slot, UUID photo, UUID household) {
        send(PhotoFacts.REJECTED, photo, household, slot, digestOf(photo), null, "DIGEST_DIFFERS");
    }

    public void household(UUID household, String village, HouseholdFacts.Status status, long version) {
        HouseholdFacts facts = new HouseholdFacts(
                household, household.toString(), village, "GENERAL", null, 4, status, version, Instant.now());
        send("household-events", HouseholdFacts.CHANGED, household, facts);
    }

    /** Raw, for what no well-behaved service would send. */
    public void send(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(prefix + topic, key, value));
        producer.flush();
    }

    /** An event as the service itself would tell it. */
    public void told(UUID id, String type, UUID household, String data) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                prefix + "verification-events", household.toString(), data.getBytes(StandardCharsets.UTF_8));
        header(record, "ce_id", id.toString());
        header(record, "ce_type", type);
        header(record, "ce_time", Instant.now().toString());
        producer.send(record);
        producer.flush();
    }

    /** No two photos are alike. */
    private static String digestOf(UUID photo) {
        return photo.toString().replace("-", "").repeat(2);
    }

    private void send(
            String type, UUID photo, UUID household, String slot, String sha256, Instant storedAt, String reason) {
        send(type, photo, household, slot, sha256, Instant.now(), storedAt, reason);
    }

    private void send(
            String type,
            UUID photo,
            UUID household,
            String slot,
            String sha256,
            Instant capturedAt,
            Instant storedAt,
            String reason) {
        PhotoFacts facts = new PhotoFacts(
                photo,
                UUID.randomUUID(),
                household,
                Given.VILLAGE,
                slot,
                "image/jpeg",
                150_000,
                sha256,
                2,
                capturedAt,
                storedAt,
                reason);
        send("media-events", type, household, facts);
    }

    private void send(String topic, String type, UUID household, Object facts) {
        try {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(prefix + topic, household.toString(), json.writeValueAsBytes(facts));
            header(record, "ce_id", UUID.randomUUID().toString());
            header(record, "ce_type", type);
            header(record, "ce_time", Instant.now().toString());
            producer.send(record);
            producer.flush();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until the service has applied all that the topic holds now. */
    public void untilConsumed(String topic) {
        Map<TopicPartition, Long> ends;
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            ends = consumer.endOffsets(partitions(consumer, topic));
        }
        await().until(() -> ends.entrySet().stream()
                .allMatch(end -> end.getValue() == 0 || nextOffset(end.getKey()) >= end.getValue()));
    }

    /** Sends the household's events once more, so often and in such an order as the given list of their places says. */
    public void redeliver(UUID household, List<Integer> places) {
        List<ConsumerRecord<String, byte[]>> told = recordsOf(household);
        for (int place : places) {
            ConsumerRecord<String, byte[]> record = told.get(place);
            producer.send(new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers()));
        }
        producer.flush();
    }

    /** Type, version and state of each event of a household, in the order of the topic; of one told twice, once. */
    public List<String> verificationEvents(UUID household) {
        Set<String> seen = new HashSet<>();
        return recordsOf(household).stream()
                .filter(event -> seen.add(eventId(event)))
                .map(this::describe)
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> recordsOf(UUID household) {
        List<ConsumerRecord<String, byte[]>> events = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, "verification-events");
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                    if (household.toString().equals(record.key())) {
                        events.add(record);
                    }
                }
            }
        }
        return events;
    }

    /** What each event of a household says of its special situation. */
    public List<String> situationsTold(UUID household) {
        return recordsOf(household).stream()
                .map(event -> data(event).path("situation").asText())
                .toList();
    }

    private JsonNode data(ConsumerRecord<String, byte[]> record) {
        try {
            return json.readTree(record.value());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String eventId(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
    }

    private String describe(ConsumerRecord<String, byte[]> record) {
        JsonNode data = data(record);
        String type = new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        return type + " " + data.get("version").asLong() + " "
                + data.path("state").asText();
    }

    private long nextOffset(TopicPartition partition) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT next_offset FROM consumer_offset WHERE topic = ? AND partition = ?")) {
            statement.setString(1, partition.topic());
            statement.setInt(2, partition.partition());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, String topic) {
        List<PartitionInfo> known = consumer.partitionsFor(prefix + topic);
        return known.stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new StringDeserializer(), new ByteArrayDeserializer());
    }
}
