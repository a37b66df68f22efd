package org.anju.report.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.anju.common.event.Topics;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.fact.RegionFacts;
import org.anju.common.fact.VerificationFacts;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Publishes events as the other services do. */
@ApplicationScoped
public class TestEvents {

    private final Topics topics;
    private final ObjectMapper json;
    private final KafkaProducer<String, byte[]> producer;

    TestEvents(Topics topics, ObjectMapper json, @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.topics = topics;
        this.json = json;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public void publish(HouseholdFacts facts) {
        String type = facts.status() == HouseholdFacts.Status.REMOVED
                ? HouseholdFacts.REMOVED
                : facts.version() == 1 ? HouseholdFacts.REGISTERED : HouseholdFacts.CHANGED;
        send(topics.householdEvents(), facts.householdId().toString(), type, toJson(facts));
    }

    public void publish(VerificationFacts facts) {
        String type = facts.completedAt() == null ? VerificationFacts.SUBMITTED : VerificationFacts.COMPLETED;
        send(topics.verificationEvents(), facts.householdId().toString(), type, toJson(facts));
    }

    public void publish(RegionFacts facts) {
        send(topics.householdEvents(), facts.code(), RegionFacts.CHANGED, toJson(facts));
    }

    public void publishPoison(UUID household, String value) {
        send(
                topics.verificationEvents(),
                household.toString(),
                VerificationFacts.SUBMITTED,
                value.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns once the broker has everything. */
    public void flush() {
        producer.flush();
    }

    private void send(String topic, String key, String type, byte[] data) {
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(topic, key, data);
        header(event, "ce_specversion", "1.0");
        header(event, "ce_id", UUID.randomUUID().toString());
        header(event, "ce_source", "/test");
        header(event, "ce_type", type);
        header(event, "ce_time", Instant.now().toString());
        header(event, "ce_subject", key);
        header(event, "content-type", "application/json");
        producer.send(event);
    }

    private static void header(ProducerRecord<String, byte[]> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] toJson(Object facts) {
        try {
            return json.writeValueAsBytes(facts);
        } catch (JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    @PreDestroy
    void close() {
        producer.close();
    }
}
